import { describe, expect, it } from "vitest";
import { namesOf } from "@/lib/domain/release/describe-words";
import type { ItemSet } from "@/lib/domain/release/event";
import { at, itemOf, release } from "@/lib/domain/release/testing/fixture";
import { describeItemSet } from "./describe-item-set";

const state = release();
const FROZEN = itemOf(state, "code-frozen").title;
const result = state.items.find((item) => item.kind === "result" && item.unit === "%");
const choice = state.items.find((item) => item.kind === "choice");
const TICKED: ItemSet = {
  item: "code-frozen",
  version: 1,
  from: "todo",
  to: "done",
  reason: null,
  value: null,
  outcome: null,
  waivedUntil: null,
  source: "person",
  observedAt: null,
  compensates: null,
};

const SENTENCES: readonly (readonly [Partial<ItemSet>, string, string])[] = [
  [{}, `ticked ${FROZEN}`, "done"],
  [{ from: "done", to: "todo" }, `un-ticked ${FROZEN}`, "todo"],
  [{ from: "blocked", to: "todo" }, `set ${FROZEN} back to do`, "todo"],
  [{ from: "done", to: "todo", compensates: 4 }, `took back a change: un-ticked ${FROZEN}`, "todo"],
  [{ to: "not-applicable", reason: "No code" }, `marked ${FROZEN} as not applicable: No code`, "na"],
  [{ to: "waived", reason: "Accepted", waivedUntil: at(60) }, `waived ${FROZEN} until 20:00 GMT on Thu 26 Nov: Accepted`, "na"],
  [{ to: "blocked", reason: "No access" }, `blocked ${FROZEN}: No access`, "blocked"],
  [{ to: "failed", reason: "Exit 1" }, `marked ${FROZEN} as failed: Exit 1`, "failed"],
  [{ item: result?.key, outcome: "pass", value: "0.42" }, `passed ${result?.title} at 0.42 %`, "done"],
  [
    { item: result?.key, to: "failed", outcome: "fail", value: "7", reason: "Spike" },
    `marked ${result?.title} as failed at 7 %: Spike`,
    "failed",
  ],
  [{ item: result?.key, to: "todo", outcome: "not-tested" }, `marked ${result?.title} as not tested`, "todo"],
  [{ item: choice?.key, value: "blue-green" }, `answered ${choice?.title} with Blue-green`, "done"],
  [{ item: "rollback-begun", value: "kubectl" }, `answered ${itemOf(state, "rollback-begun").title} with kubectl`, "done"],
];

describe("describeItemSet", () => {
  it.each(SENTENCES)("%j: %s", (changes, text, tone) => {
    expect(describeItemSet({ ...TICKED, ...changes }, namesOf(state))).toEqual({ text, tone });
  });

  it("makes do without the release: keys, bare values and UTC", () => {
    expect(describeItemSet({ ...TICKED, value: "rolling" }, namesOf()).text).toBe("answered code-frozen with rolling");
    expect(describeItemSet({ ...TICKED, to: "waived", waivedUntil: at(0) }, namesOf()).text).toBe(
      "waived code-frozen until 19:00 UTC on Thu 26 Nov",
    );
  });
});
