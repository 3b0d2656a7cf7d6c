import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { type Difference, describeDifference, differenceSince, summariseDifference } from "./describe-difference";
import { type GateContent, gateContent } from "./gate-content";
import { PEOPLE, release, roster } from "./testing/fixture";

function contentOf(changes: Partial<GateContent> = {}): GateContent {
  const content = gateContent(release(), "t-2h");
  if (!content) throw new Error("The fixture has this phase.");
  return { ...content, ...changes };
}

const [first, ...others] = contentOf().items;
const evidence = ["https://ci.example/1"];

describe("describeDifference", () => {
  it.each<[string, Partial<GateContent>, Difference]>([
    ["a removed item", { items: others }, { what: "“Title of t-48h/1”", before: "to do", after: "" }],
    [
      "a person",
      { roster: contentOf().roster.filter((entry) => entry.id !== "cleo") },
      { what: "Incident commander", before: "Cleo Commander", after: "" },
    ],
    [
      "evidence",
      { items: first ? [{ ...first, evidence }, ...others] : [] },
      { what: "Evidence of “Title of t-48h/1”", before: "", after: "https://ci.example/1" },
    ],
    [
      "an answer with all its parts",
      { items: first ? [{ ...first, status: "done", outcome: "not-tested", value: "4.2", reason: "Later" }, ...others] : [] },
      { what: "“Title of t-48h/1”", before: "to do", after: "done, not tested, 4.2: Later" },
    ],
    [
      "the end of a waiver",
      { items: first ? [{ ...first, status: "waived", waivedUntil: "2026-11-26T20:00:00.000Z" }, ...others] : [] },
      { what: "“Title of t-48h/1”", before: "to do", after: "waived until 2026-11-26T20:00:00.000Z" },
    ],
  ])("names %s", (_, change, difference) => {
    expect(describeDifference(contentOf(), contentOf(change))).toEqual([difference]);
  });

  it("names an added item by what it is now", () => {
    expect(describeDifference(contentOf({ items: others }), contentOf())).toEqual([
      { what: "“Title of t-48h/1”", before: "", after: "to do" },
    ]);
  });

  it("SIGNOFF rule 12: another content is never shown as no difference, even if it reads alike", () => {
    const namesake = contentOf().roster.map((entry) => (entry.id === "amir" ? { ...entry, id: "another-amir" } : entry));
    expect(describeDifference(contentOf(), contentOf({ roster: namesake }))).toHaveLength(1);
  });

  it("SIGNOFF rule 12: there is a difference to show exactly if the digest differs", () => {
    const word = fc.constantFrom("", "a", "b", "a b");
    const changes = fc.record({
      toVersion: word,
      rollbackPlan: word,
      thresholds: fc.array(fc.record({ metric: word, limit: word }), { maxLength: 2 }),
    });
    const people = fc.constantFrom(roster("approver amir"), roster("approver ben"), roster("deployer amir"), [
      { role: "approver" as const, person: { ...PEOPLE.ben, name: "Amir Approver" } },
    ]);
    fc.assert(
      fc.property(changes, changes, people, people, (a, b, one, other) => {
        const [before, after] = [release({ details: a, roster: one }), release({ details: b, roster: other })];
        const isSame = canonicalJson(gateContent(before, "t-2h")) === canonicalJson(gateContent(after, "t-2h"));
        expect(differenceSince(before, after, "t-2h").length === 0).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it("is empty for a phase that the release does not have", () => {
    expect(differenceSince(release(), release(), "none")).toEqual([]);
  });
});

describe("summariseDifference", () => {
  const difference = (what: string): Difference => ({ what, before: "x", after: "" });

  it.each([
    [[], ""],
    [["A"], "A: x, now nothing"],
    [["A", "B", "C", "D", "E"], "A: x, now nothing; B: x, now nothing; C: x, now nothing; and 2 more"],
  ])("of %j", (whats, text) => {
    expect(summariseDifference(whats.map(difference))).toBe(text);
  });
});
