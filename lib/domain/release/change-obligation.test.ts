import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import type { Obligation } from "./obligation";
import { remindAt } from "./obligation-rules";
import type { ReleaseState } from "./state";
import { asking, at, eventsOf, type PersonKey, refusalOf, stateAfter, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const DAY = 1440;

function owed(rule: "flag-left" | "waiver"): Obligation {
  const kind = rule === "waiver" ? "waiver" : "documentation";
  return { id: rule, kind, rule, title: "Something", owner: "deployer", openedAt: T0, dueAt: at(DAY), settled: null };
}

describe("obligation.change", () => {
  const state: ReleaseState = { ...inStatus("deployed"), obligations: [owed("flag-left"), owed("waiver")] };
  const change = {
    type: "obligation.change",
    obligation: "flag-left",
    owner: "commander",
    dueAt: at(3 * DAY),
    reason: " On leave ",
  } as const;
  const ask = (who: PersonKey, changes: Partial<Extract<ReleaseCommand, { type: "obligation.change" }>> = {}, on = state) =>
    decide(on, { ...change, ...changes }, asking(on, who));

  it.each<[PersonKey, boolean]>([
    ["alice", true],
    ["bob", true],
    ["carol", true],
    ["max", true],
    ["dora", false],
    ["mia", false],
    ["vera", false],
    ["adam", false],
  ])("by %s: %s", (who, isAllowed) => {
    const decision = ask(who);
    expect(decision.ok ? null : decision.refusal.code).toBe(isAllowed ? null : "not-permitted");
  });

  it("keeps what it was, what it is and why", () => {
    const [event] = eventsOf(ask("max"));
    const terms = { before: { owner: "deployer", dueAt: at(DAY) }, after: { owner: "commander", dueAt: at(3 * DAY) } };
    expect(event).toEqual({ type: "obligation.changed", payload: { id: "flag-left", ...terms, reason: "On leave" } });
    expect(stateAfter(state, "max", change).obligations[0]).toMatchObject({ owner: "commander", dueAt: at(3 * DAY), openedAt: T0 });
  });

  it("changes only what is asked, and nothing where all is so already", () => {
    expect(eventsOf(ask("max", { owner: undefined }))[0]?.payload).toMatchObject({ after: { owner: "deployer", dueAt: at(3 * DAY) } });
    expect(eventsOf(ask("max", { owner: "deployer", dueAt: at(DAY) }))).toEqual([]);
  });

  it.each<[string, Partial<Extract<ReleaseCommand, { type: "obligation.change" }>>, string, string]>([
    ["without a reason", { reason: " " }, "invalid", "reason"],
    ["to a role that nobody holds", { owner: "expert" }, "invalid", "owner"],
    ["to a time that has passed", { dueAt: T0 }, "invalid", "dueAt"],
    ["to a time too far ahead", { dueAt: at(181 * DAY) }, "invalid", "dueAt"],
    ["the deadline of a waiver", { obligation: "waiver" }, "invalid", "dueAt"],
    ["what is not owed", { obligation: "other" }, "not-found", "obligation"],
    ["what somebody changed meanwhile", { seen: { owner: "approver", dueAt: at(DAY) } }, "stale", "obligation"],
  ])("is refused %s", (_, changes, code, path) => expect(refusalOf(ask("max", changes))).toMatchObject({ code, path }));

  it("is refused once it is settled, and carries what it is now to whoever was second", () => {
    const settled = stateAfter(state, "alice", { type: "obligation.settle", obligation: "flag-left", note: "Done" });
    expect(refusalOf(ask("max", {}, settled)).code).toBe("wrong-state");
    const seen = { owner: "deployer", dueAt: at(DAY) } as const;
    const second = refusalOf(ask("max", { seen, dueAt: at(5 * DAY) }, stateAfter(state, "bob", { ...change, seen })));
    expect(second).toMatchObject({ code: "stale", details: { obligation: { owner: "commander", dueAt: at(3 * DAY) } } });
  });
});

describe("the reminder", () => {
  it.each([
    ["a day before, of a week", 0, 7 * DAY, 6 * DAY],
    ["a quarter of the time before, of a day", 0, DAY, DAY - 360],
    ["at once, of what is due already", 10, 10, 10],
    ["at the deadline, of what was due when it was opened", 20, 10, 10],
  ])("comes %s", (_, openedAt, dueAt, expected) => {
    expect(remindAt({ openedAt: at(openedAt), dueAt: at(dueAt) })).toBe(at(expected));
  });

  it("comes a day before where nobody knows since when it is owed", () => {
    expect(remindAt({ dueAt: at(DAY) })).toBe(addMinutes(at(DAY), -DAY));
  });
});
