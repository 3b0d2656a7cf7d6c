import { describe, expect, it } from "vitest";
import type { ItemState } from "@/lib/domain/release/state";
import { at, itemOf, release, T0 } from "@/lib/domain/release/testing/fixture";
import { checkAnswer } from "./item-answer";
import type { ItemTarget } from "./item-target";

const base = itemOf(release(), "code-frozen");
const item = (changes: Partial<ItemState>): ItemState => ({ ...base, ...changes });
const TICK = item({ kind: "tick" });
const COMPUTED = item({ kind: "computed", computedFrom: "communications" });
const PARENT = item({ kind: "parent" });
const CHOICE = item({ kind: "choice", options: [{ key: "rolling", label: "Rolling update" }] });
const FILL_IN = item({ kind: "fill-in", unit: "Method" });
const RESULT = item({ kind: "result", unit: "%" });
const PLAIN_RESULT = item({ kind: "result", unit: null });
const EMPTY: ItemTarget = { status: "todo", reason: null, value: null, outcome: null, waivedUntil: null };
const LONG = "x".repeat(2_001);

type Row = [string, ItemState, Partial<ItemTarget>, string | null];

/** Item, what it is asked to become, and the field that is refused, or null. */
const ROWS: Row[] = [
  ["tick done", TICK, { status: "done" }, null],
  ["tick done with a reason, as after the go", TICK, { status: "done", reason: "Found late" }, null],
  ["tick back to do", TICK, { status: "todo" }, null],
  ["tick with a value", TICK, { status: "done", value: "1" }, "value"],
  ["tick with an outcome", TICK, { status: "done", outcome: "pass" }, "outcome"],
  ["computed, ticked by hand until its feature exists", COMPUTED, { status: "done" }, null],
  ["computed with a value", COMPUTED, { status: "done", value: "1" }, "value"],
  ["parent done", PARENT, { status: "done" }, "status"],
  ["parent not applicable", PARENT, { status: "not-applicable", reason: "x" }, "status"],
  ["not applicable with reason", TICK, { status: "not-applicable", reason: "No DNS" }, null],
  ["not applicable without", TICK, { status: "not-applicable" }, "reason"],
  ["blocked with reason", TICK, { status: "blocked", reason: "No access" }, null],
  ["blocked without", TICK, { status: "blocked" }, "reason"],
  ["failed with reason", TICK, { status: "failed", reason: "Exit 1" }, null],
  ["failed without", TICK, { status: "failed" }, "reason"],
  ["a reason too long", TICK, { status: "failed", reason: LONG }, "reason"],
  ["waived to the last minute of 30 days", TICK, { status: "waived", reason: "x", waivedUntil: at(30 * 1_440) }, null],
  ["waived for more than 30 days", TICK, { status: "waived", reason: "x", waivedUntil: at(30 * 1_440 + 1) }, "waivedUntil"],
  ["waived until now", TICK, { status: "waived", reason: "x", waivedUntil: T0 }, "waivedUntil"],
  ["waived without an end", TICK, { status: "waived", reason: "x" }, "waivedUntil"],
  ["waived until no time", TICK, { status: "waived", reason: "x", waivedUntil: "soon" }, "waivedUntil"],
  ["waived without a reason", TICK, { status: "waived", waivedUntil: at(60) }, "reason"],
  ["done with an end", TICK, { status: "done", waivedUntil: at(60) }, "waivedUntil"],
  ["choice", CHOICE, { status: "done", value: "rolling" }, null],
  ["choice of no option", CHOICE, { status: "done", value: "canary" }, "value"],
  ["choice without an option", CHOICE, { status: "done" }, "value"],
  ["choice taken back", CHOICE, { status: "todo" }, null],
  ["choice blocked with its option kept", CHOICE, { status: "blocked", reason: "x", value: "rolling" }, null],
  ["choice blocked with no option of it", CHOICE, { status: "blocked", reason: "x", value: "canary" }, "value"],
  ["fill-in", FILL_IN, { status: "done", value: "kubectl rollout undo" }, null],
  ["fill-in without text", FILL_IN, { status: "done" }, "value"],
  ["fill-in too long", FILL_IN, { status: "done", value: LONG }, "value"],
  ["fill-in blocked", FILL_IN, { status: "blocked", reason: "x" }, null],
  ["result passed", RESULT, { status: "done", outcome: "pass", value: "0.42" }, null],
  ["result passed with a negative reading", RESULT, { status: "done", outcome: "pass", value: "-3" }, null],
  ["result without outcome", RESULT, { status: "done", value: "0.42" }, "outcome"],
  ["result passed without a reading", RESULT, { status: "done", outcome: "pass" }, "value"],
  ["result failed", RESULT, { status: "failed", outcome: "fail", value: "7", reason: "Spike" }, null],
  ["result failed without reason", RESULT, { status: "failed", outcome: "fail", value: "7" }, "reason"],
  ["result failed without outcome", RESULT, { status: "failed", value: "7", reason: "x" }, "outcome"],
  ["result failed but passed", RESULT, { status: "done", outcome: "fail", value: "7" }, "outcome"],
  ["result passed but failed", RESULT, { status: "failed", outcome: "pass", value: "7", reason: "x" }, "outcome"],
  ["result not tested stays to do", RESULT, { status: "todo", outcome: "not-tested" }, null],
  ["result not tested is not done", RESULT, { status: "done", outcome: "not-tested" }, "outcome"],
  [
    "result not tested is not waived with it",
    RESULT,
    { status: "waived", outcome: "not-tested", reason: "x", waivedUntil: at(60) },
    "outcome",
  ],
  ["result reset", RESULT, { status: "todo" }, null],
  ["result of infinity", RESULT, { status: "done", outcome: "pass", value: "Infinity" }, "value"],
  ["result of no number", RESULT, { status: "done", outcome: "pass", value: "0,42" }, "value"],
  ["result beyond a number", RESULT, { status: "done", outcome: "pass", value: "9".repeat(400) }, "value"],
  ["result of a hexadecimal", RESULT, { status: "done", outcome: "pass", value: "0x10" }, "value"],
  ["result with no unit, no reading", PLAIN_RESULT, { status: "done", outcome: "pass" }, null],
];

describe("checkAnswer", () => {
  it.each(ROWS)("%s", (_, asked, target, path) => {
    const found = checkAnswer({ item: asked, target: { ...EMPTY, ...target }, now: T0 });
    expect(found?.path ?? null).toBe(path);
    if (found) expect(found.code).toBe("invalid");
  });
});
