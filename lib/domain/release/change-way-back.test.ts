import { describe, expect, it } from "vitest";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { findRun } from "./change-way-back";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import type { ReleaseState } from "./state";
import { asking, eventsOf, type PersonKey, refusalOf, stateAfter } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const METHOD = "Undo the rollout";
const rolling = stateAfter(inStatus("deploying"), "bob", { type: "rollback.start", reason: "Error rate", method: METHOD });
const ran = (step: string, more: object = {}): ReleaseCommand => ({
  type: "rollback.set-step",
  step,
  method: METHOD,
  isRun: true,
  ...more,
});
const changed = (more: object = {}): ReleaseCommand => ({
  type: "rollback.change-method",
  method: "Call the vendor",
  seen: METHOD,
  reason: "The rollout is stuck",
  ...more,
});
const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) => decide(state, command, asking(state, who));
const runOf = ({ rollback }: ReleaseState, step: string, method: string | null = METHOD) => rollback && findRun(rollback, { method, step });

const PROFILE: ProfileAnswers = {
  application: "monolith",
  platform: "vms",
  riskTolerance: "balanced",
  changes: ["database-migration"],
  facilities: [],
  compliance: [],
};

describe("rollback.set-step", () => {
  it("says by whom and when a step was run, with its command", () => {
    const [event] = eventsOf(ask(rolling, "mia", ran("undo")));
    expect(event).toMatchObject({ payload: { words: "kubectl rollout undo deployment/checkout-service -n production" } });
    expect(runOf(stateAfter(rolling, "mia", ran("undo")), "undo")).toMatchObject({ by: { id: "mia" }, method: METHOD });
  });

  it("takes it back, and is a success without an event where it is so already", () => {
    const done = stateAfter(rolling, "mia", ran("undo"));
    expect(eventsOf(ask(done, "bob", ran("undo")))).toEqual([]);
    expect(runOf(stateAfter(done, "bob", ran("undo", { isRun: false })), "undo")).toBeNull();
    expect(eventsOf(ask(rolling, "bob", ran("undo", { isRun: false })))).toEqual([]);
  });

  it.each<[string, ReleaseState, PersonKey, ReleaseCommand, string]>([
    ["a step that the way has not", rolling, "mia", ran("abort"), "not-found"],
    ["a step of the method before", stateAfter(rolling, "bob", changed()), "mia", ran("undo"), "stale"],
    ["somebody who only reads", rolling, "vera", ran("undo"), "not-permitted"],
    ["a release that goes forward", inStatus("deploying"), "mia", ran("undo"), "wrong-state"],
    ["a rollback that was closed", { ...rolling, status: "rolled-back" }, "mia", ran("undo"), "wrong-state"],
  ])("refuses %s", (_, state, who, command, code) => {
    expect(refusalOf(ask(state, who, command)).code).toBe(code);
  });

  it("takes the word of a machine, which may not change the method", () => {
    const actor = { kind: "token", id: "token-1", name: "CI", initials: "CI" } as const;
    const by = (command: ReleaseCommand) => decide(rolling, command, { ...asking(rolling, "bob"), actor });
    expect(eventsOf(by(ran("undo")))).toHaveLength(1);
    expect(refusalOf(by(changed())).code).toBe("not-permitted");
  });

  it("takes the steps of the database where they are no items, whatever the method", () => {
    const step = ran("reads-and-writes-tried");
    const migrated = { ...rolling, details: { ...rolling.details, profile: PROFILE } };
    const unchanged = { ...rolling, details: { ...rolling.details, profile: { ...PROFILE, changes: [] } } };
    expect(refusalOf(ask(unchanged, "mia", step)).code).toBe("not-found");
    const tried = stateAfter(stateAfter(migrated, "mia", step), "bob", changed());
    expect(runOf(tried, "reads-and-writes-tried", null)).toMatchObject({ by: { id: "mia" } });
  });
});

describe("rollback.change-method", () => {
  it("keeps what was run of the method before, and why it was left", () => {
    const after = stateAfter(stateAfter(rolling, "mia", ran("undo")), "carol", changed());
    expect(after.rollback).toMatchObject({
      method: "Call the vendor",
      formerMethods: [{ method: METHOD, reason: "The rollout is stuck", by: { id: "carol" } }],
      runs: [{ step: "undo", method: METHOD }],
    });
  });

  it.each<[string, ReleaseState, PersonKey, ReleaseCommand, string, string | undefined]>([
    ["no reason", rolling, "bob", changed({ reason: " " }), "invalid", "reason"],
    ["no method", rolling, "bob", changed({ method: " " }), "invalid", "method"],
    ["the same method", rolling, "bob", changed({ method: METHOD }), "invalid", "method"],
    ["a method that is not the present one", rolling, "bob", changed({ seen: "Switch the flag off" }), "stale", "method"],
    ["who cannot roll back", rolling, "mia", changed(), "not-permitted", undefined],
    ["a release that goes forward", inStatus("deploying"), "bob", changed({ seen: "" }), "wrong-state", undefined],
  ])("refuses %s", (_, state, who, command, code, path) => {
    expect(refusalOf(ask(state, who, command))).toMatchObject({ code, ...(path ? { path } : {}) });
  });
});
