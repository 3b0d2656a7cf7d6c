import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import type { ReleaseState } from "./state";
import { asking, at, eventsOf, PEOPLE, type PersonKey, ROSTER, refusalOf, release } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) => decide(state, command, asking(state, who, { now: at(-180) }));

describe("roster.change", () => {
  const change = (state: ReleaseState, roster: ReleaseState["roster"]): ReleaseCommand => ({
    type: "roster.change",
    expectedSeq: state.seq,
    roster,
  });
  const swap = ROSTER.map((entry) => (entry.role === "approver" ? { ...entry, person: PEOPLE.mia } : entry));

  it("replaces the roster and remembers the old one", () => {
    const state = release();
    expect(eventsOf(ask(state, "max", change(state, swap)))[0]).toEqual({
      type: "roster.changed",
      payload: { roster: swap, before: [...ROSTER] },
    });
    expect(eventsOf(ask(state, "max", change(state, [...ROSTER])))).toEqual([]);
  });

  it("stays possible after the go for whoever edits the plan, so that somebody ill can be replaced", () => {
    const state = inStatus("deploying");
    expect(ask(state, "max", change(state, swap)).ok).toBe(true);
    expect(refusalOf(ask(state, "bob", change(state, swap)))).toMatchObject({ code: "not-permitted" });
  });

  it.each([
    ["without an approver", ROSTER.filter((entry) => entry.role !== "approver"), "unsatisfiable"],
    ["without a commander although one is asked for", ROSTER.filter((entry) => entry.role !== "commander"), "unsatisfiable"],
    ["with the deployer as approver", [...ROSTER, { role: "approver" as const, person: PEOPLE.alice }], "separation-of-duties"],
    ["with the deployer as commander", [...ROSTER, { role: "commander" as const, person: PEOPLE.alice }], "separation-of-duties"],
    ["with a stranger", [...ROSTER, { role: "expert" as const, person: { id: "zoe", name: "Zoe", initials: "Z" } }], "invalid"],
  ] as const)("is refused %s", (_, roster, code) => {
    const state = release();
    expect(refusalOf(ask(state, "max", change(state, roster)))).toMatchObject({ code });
  });

  it.each(["approver", "commander"] as const)(
    "SIGNOFF rule 8: names nobody as %s who deployed, however the roster was changed since",
    (role) => {
      const state = { ...inStatus("deploying"), startedBy: PEOPLE.alice };
      const named = ROSTER.map((entry) => (entry.role === "deployer" ? { ...entry, person: PEOPLE.mia } : entry));
      expect(ask(state, "max", change(state, named)).ok).toBe(true);
      const roster = named.map((entry) => (entry.role === role ? { ...entry, person: PEOPLE.alice } : entry));
      expect(refusalOf(ask(state, "max", change(state, roster)))).toMatchObject({
        code: "separation-of-duties",
        path: `roster.${role}`,
        message: expect.stringContaining("deployed this release"),
      });
      const before = { ...release(), startedBy: undefined };
      expect(ask(before, "max", change(before, roster)).ok).toBe(true);
    },
  );

  it("is refused on an older state and once the release is over", () => {
    const later = { ...release(), seq: 9 };
    expect(refusalOf(ask(later, "max", change(release(), swap)))).toMatchObject({ code: "stale" });
    const over = inStatus("completed");
    expect(refusalOf(ask(over, "alice", change(over, swap)))).toMatchObject({ code: "wrong-state" });
  });
});
