import { describe, expect, it } from "vitest";
import type { ReleaseState } from "@/lib/domain/release/state";
import { asking, at, PEOPLE, type PersonKey, T0 } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { noticesOf } from "./notice";

const notices = (state: ReleaseState, who: PersonKey, now = T0) => noticesOf(state, asking(state, who, { now }));
const told = (state: ReleaseState, who: PersonKey, now = T0) =>
  notices(state, who, now).map((one) => `${one.kind}${one.isUrgent ? "!" : ""}`);

/** The go is awaited. */
const awaiting = (() => {
  const state = inStatus("preparing");
  const [first, go] = state.phases;
  const closed = { at: at(-300), by: PEOPLE.alice, how: "act", reason: null } as const;
  const phases = state.phases.map((phase) => (phase.key === first?.key ? { ...phase, status: "closed" as const, closed } : phase));
  const items = state.items.map((item) =>
    item.phase === first?.key || item.phase === go?.key ? { ...item, status: "done" as const, at: at(-290), by: PEOPLE.mia } : item,
  );
  return { ...state, phases, items };
})();
const rolling = inStatus("rolling-back");

describe("what people are told of a release", () => {
  it.each([
    ["a signature, in time", awaiting, "bob", at(-200), ["sign-off"]],
    ["a signature, within two hours of T-0", awaiting, "bob", at(-120), ["sign-off!"]],
    ["a message that is due, by its own kind", awaiting, "dora", at(-200), ["message-due"]],
    ["nothing, of those without a part", awaiting, "max", at(-200), []],
    ["an agreement to resume", inStatus("on-hold"), "bob", at(-60 * 60), ["resume"]],
  ] as const)("%s", (_, state, who, now, expected) => {
    expect(told(state, who, now)).toEqual(expected);
  });

  it("a rollback is told to everybody on the roster but whoever started it, urgently, until it is closed", () => {
    const starter = rolling.rollback?.by.id;
    const hears = (["alice", "bob", "carol", "dora", "max"] as const).filter((who) => told(rolling, who, at(60)).includes("rollback!"));
    expect(hears).toEqual((["alice", "bob", "carol", "dora"] as const).filter((who) => PEOPLE[who].id !== starter));
    const closed = { ...rolling, rollback: rolling.rollback && { ...rolling.rollback, closedAt: at(90) } };
    expect(told(closed, "carol", at(100))).not.toContain("rollback!");
  });

  it("a request says gate, role, sentence, environment and T-0 with its zone, and leads to the gate", () => {
    const [asked] = notices(awaiting, "bob", at(-200));
    const labels = asked?.words.facts.map((one) => one.label);
    expect(labels).toEqual(["Gate", "Your role", "You would sign", "Environment", "Planned T-0"]);
    expect(asked?.words.facts[1]?.text).toBe("Approver");
    expect(asked?.words.facts.at(-1)?.text).toMatch(/\d\d:\d\d [A-Z]+$/);
    expect(asked?.words.place).toBe(`/releases/${awaiting.id}#phase-${awaiting.phases[1]?.key}`);
  });

  it("a signature that fell makes its gate another thing for whoever gave it, and for nobody else", () => {
    const phase = awaiting.phases[1]?.key ?? "";
    const row = { id: "one", phase, revision: 1, kind: "granted", refersTo: null, role: "approver", person: PEOPLE.bob } as const;
    const text = { initials: "BB", meaning: "", comment: "", digest: "", at: at(-250), expiresAt: null, labels: [] };
    const fallen = { ...row, ...text, id: "two", kind: "superseded", refersTo: "one" } as const;
    const state = { ...awaiting, signOffs: [{ ...row, ...text }, fallen] };
    const keys = (of: ReleaseState, who: PersonKey) => notices(of, who, at(-200)).map((one) => one.key);
    expect(keys(state, "bob")).not.toEqual(keys(awaiting, "bob"));
    expect(keys(state, "alice")).toEqual(keys(awaiting, "alice"));
  });
});
