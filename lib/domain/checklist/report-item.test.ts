import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask, itemOf, must, openRoom, type Room, refusalOf, set, toReady, types } from "@/lib/domain/sign-off/testing/room";
import { addMinutes } from "@/lib/domain/time/instant";
import type { ReportCommand } from "./report-item";

const KEY = "t-48h/1";
const report = (changes: Partial<ReportCommand> = {}): ReportCommand => ({
  type: "item.report",
  item: KEY,
  outcome: "pass",
  evidence: { url: "https://ci.example.com/run/1", label: "Run 1" },
  ...changes,
});
const failure = (run: number, changes: Partial<ReportCommand> = {}): ReportCommand =>
  report({
    outcome: "fail",
    reason: "2 of 34 failed",
    evidence: { url: `https://ci.example.com/run/${run}`, label: `Run ${run}` },
    ...changes,
  });
const room = (): Room => {
  const made = openRoom();
  // An item that nobody has answered yet, in a release whose preparation has begun.
  set(made, "t-48h/2", { status: "done" });
  return made;
};

describe("a machine's report", () => {
  it("adds its evidence and ticks in one act, as a machine", () => {
    const at = room();
    expect(types(must(at, "token", report()))).toEqual(["item.evidence-added", "item.set"]);
    expect(itemOf(at, KEY)).toMatchObject({ status: "done", source: "token", version: 2, evidence: [{ label: "Run 1" }] });
  });

  it("is one success without an event when it comes twice", () => {
    const at = room();
    must(at, "token", report());
    expect(must(at, "token", report())).toEqual([]);
  });

  it("can fail again what it had passed, and what a person had ticked", () => {
    const at = room();
    must(at, "token", report());
    must(at, "token", failure(2));
    expect(itemOf(at, KEY)).toMatchObject({ status: "failed", reason: "2 of 34 failed" });
    set(at, KEY, { status: "done" });
    must(at, "token", failure(3));
    expect(itemOf(at, KEY)).toMatchObject({ status: "failed", source: "token" });
  });

  it.each(["not-applicable", "blocked", "failed"] as const)("does not overrule a person who set it to %s", (status) => {
    const at = room();
    set(at, KEY, { status });
    expect(refusalOf(at, "token", report())).toMatchObject({ code: "conflict", message: expect.stringContaining("Dana Deployer") });
    expect(itemOf(at, KEY)).toMatchObject({ status, evidence: [] });
  });

  it("needs a reason to fail, and leaves nothing behind without one", () => {
    const at = room();
    expect(refusalOf(at, "token", report({ outcome: "fail" }))).toMatchObject({ code: "invalid", path: "reason" });
    expect(itemOf(at, KEY)).toMatchObject({ status: "todo", evidence: [] });
  });

  it("goes on where its item is full: its own oldest link makes room, and the log says which", () => {
    const at = room();
    for (let run = 1; run <= 20; run += 1) must(at, "token", failure(run));
    const before = itemOf(at, KEY);
    expect(before.evidence).toHaveLength(20);
    const events = must(at, "token", failure(21));
    expect(types(events)).toEqual(["item.evidence-removed", "item.evidence-added", "item.set"]);
    expect(events[0]).toMatchObject({ payload: { version: before.version + 1, evidence: { label: "Run 1" } } });
    const { evidence, version } = itemOf(at, KEY);
    expect(evidence.map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, index) => `Run ${index + 2}`));
    expect(version).toBe(before.version + 3);
    expect(must(at, "token", failure(21))).toEqual([]);
    expect(must(at, "token", failure(2))).toEqual([]);
  });

  it("takes no link of somebody else away: a full item is a refusal then", () => {
    const at = room();
    for (let run = 1; run <= 20; run += 1) {
      must(at, "dana", { type: "item.add-evidence", item: KEY, url: `https://wiki.example.com/${run}`, label: "By hand" });
    }
    expect(refusalOf(at, "token", report())).toMatchObject({ code: "invalid", path: "url", message: expect.stringContaining("20 links") });
    expect(itemOf(at, KEY).evidence.every(({ label }) => label === "By hand")).toBe(true);
    const first = itemOf(at, KEY).evidence[0]?.id ?? "";
    must(at, "dana", { type: "item.remove-evidence", item: KEY, evidence: first });
    must(at, "token", report());
    expect(types(must(at, "token", failure(2)))).toEqual(["item.evidence-removed", "item.evidence-added", "item.set"]);
  });

  it.each(["javascript:alert(1)", "ftp://ci.example.com/1", "https://me:secret@ci.example.com/1", "run 1"])(
    "refuses the link %s",
    (url) => {
      expect(refusalOf(room(), "token", report({ evidence: { url, label: "Run" } }))).toMatchObject({ code: "invalid", path: "url" });
    },
  );

  it.each(["choice", "fill-in", "parent", "computed"] as const)("reports no item of the kind %s", (kind) => {
    const at = room();
    at.state = { ...at.state, items: at.state.items.map((one) => (one.key === KEY ? { ...one, kind } : one)) };
    expect(refusalOf(at, "token", report())).toMatchObject({ code: "invalid", path: "item" });
  });

  it("changes nothing once the go was given", () => {
    const at = toReady(openRoom());
    expect(refusalOf(at, "token", failure(9))).toMatchObject({ code: "not-permitted" });
  });

  it("is the only way in which a token answers an item", () => {
    const bare = { type: "item.set", item: KEY, status: "done", expectedVersion: 0 } as const;
    expect(refusalOf(room(), "token", bare)).toMatchObject({ code: "not-permitted", message: expect.stringContaining("evidence") });
  });

  it("ends with the newest observation in whatever order reports arrive", () => {
    const runs = fc.uniqueArray(fc.record({ minute: fc.integer({ min: 1, max: 300 }), passes: fc.boolean() }), {
      selector: (one) => one.minute,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(runs, (observations) => {
        const at = room();
        for (const { minute, passes } of observations) {
          const command = passes ? report({ evidence: { url: `https://ci.example.com/${minute}`, label: "Run" } }) : failure(minute);
          expect(ask(at, "token", { ...command, observedAt: addMinutes(at.now, -minute) }).ok).toBe(true);
        }
        const newest = observations.reduce((found, one) => (one.minute < found.minute ? one : found));
        expect(itemOf(at, KEY)).toMatchObject({ status: newest.passes ? "done" : "failed", at: addMinutes(at.now, -newest.minute) });
      }),
    );
  });
});
