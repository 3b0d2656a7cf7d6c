import { describe, expect, it } from "vitest";
import { gateText, mendText, missedPeople, missedText, type ToldGate } from "./feasibility-words";
import { at, PEOPLE } from "./testing/fixture";

const gate = (changes: Partial<ToldGate> = {}): ToldGate => ({
  code: "T-2h",
  kind: "forward",
  stage: null,
  isGo: false,
  moments: [at(-120)],
  ...changes,
});
const GO = gate({ isGo: true });
const BACK = gate({ code: "Rollback", kind: "rollback", moments: [at(0), at(180)] });
const approver = { person: PEOPLE.amir, roles: ["approver"] as const };

describe("what is said of staffing", () => {
  it("names a gate by what is signed there", () => {
    expect(
      [GO, gate(), BACK, gate({ code: "25%", stage: { weightPercent: 25, minimumMinutes: 5, decisions: ["proceed"] } })].map(gateText),
    ).toEqual(["the go", "T-2h", "closing a rollback", "the decision at 25%"]);
  });

  it.each([
    [[GO], "If Amir Approver is away, the go on Thu 26 Nov, 17:00 GMT cannot be given: nobody else may approve."],
    [
      [GO, gate({ code: "T-0", moments: [at(0)] }), BACK],
      "If Amir Approver is away, the go on Thu 26 Nov, 17:00 GMT, T-0 on Thu 26 Nov, 19:00 GMT and closing a rollback cannot be signed: nobody else may approve.",
    ],
    [[gate({ isGo: true, moments: [] })], "If Amir Approver is away, the go cannot be given: nobody else may approve."],
  ])("says what stops with one person", (gates, text) => {
    const [missed] = missedPeople(gates.map((one) => ({ ...one, singles: [approver] })));
    expect(missed && missedText(missed, "Europe/London")).toBe(text);
  });

  it("names a person once, with every role in which nobody else may sign", () => {
    const both = missedPeople([
      { ...GO, singles: [approver] },
      { ...BACK, singles: [{ person: PEOPLE.amir, roles: ["approver", "commander"] }] },
    ]);
    expect(both).toMatchObject([{ person: PEOPLE.amir, roles: ["approver", "commander"] }]);
    expect(both.map((one) => missedText(one, "UTC").split(": ")[1])).toEqual(["nobody else may approve or sign as incident commander."]);
  });

  it.each([
    [[], "Nobody else of the team who may sign is there then. Move T-0."],
    [[{ role: "approver" as const, people: [PEOPLE.ben] }], "Add Ben Second as approver, or move T-0."],
    [
      [{ role: "approver" as const, people: [PEOPLE.ben, PEOPLE.dee, PEOPLE.mia, PEOPLE.cleo] }],
      "Add Ben Second, Dee Third, Mia Member or 1 more as approver, or move T-0.",
    ],
  ])("says what would mend it", (mends, text) => expect(mendText(mends)).toBe(text));
});
