import { describe, expect, it } from "vitest";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import type { Obligation } from "./obligation";
import { preferredRollbackMethod, ROLLBACK_CRITERIA, ROLLBACK_METHODS } from "./rollback-choices";
import type { ReleaseState } from "./state";
import { asking, at, eventsOf, type PersonKey, ROSTER, refusalOf, stateAfter, T0 } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const ask = (state: ReleaseState, who: PersonKey, command: ReleaseCommand) => decide(state, command, asking(state, who));
const rollBack: ReleaseCommand = { type: "rollback.start", reason: "Error rate", method: "Undo the rollout" };

describe("rollback.start", () => {
  it("opens the rollback phase, ends a hold and keeps where it came from", () => {
    const state = stateAfter(inStatus("on-hold", "verifying"), "bob", rollBack);
    expect(state).toMatchObject({
      status: "rolling-back",
      hold: null,
      rollback: { from: "verifying", reason: "Error rate", method: "Undo the rollout", note: "", startedAt: T0, closedAt: null },
    });
    expect(state.phases.filter((phase) => phase.status === "hidden")).toEqual([]);
  });

  it("owes a post-mortem within 48 hours, by the commander", () => {
    const [obligation] = stateAfter(inStatus("deploying"), "bob", rollBack).obligations;
    expect(obligation).toMatchObject({ kind: "post-mortem", owner: "commander", dueAt: at(48 * 60), settled: null });
  });

  it("owes it by the deployer where there is no commander", () => {
    const state = { ...inStatus("deploying"), roster: ROSTER.filter((entry) => entry.role !== "commander") };
    expect(stateAfter(state, "bob", rollBack).obligations[0]).toMatchObject({ owner: "deployer" });
  });

  it.each([
    ["reason", { reason: " " }],
    ["method", { method: "" }],
    ["reason", { reason: "x".repeat(2_001) }],
    ["note", { note: "x".repeat(2_001) }],
  ])("asks for a proper %s", (path, changes) => {
    expect(refusalOf(ask(inStatus("deploying"), "bob", { ...rollBack, ...changes }))).toMatchObject({ code: "invalid", path });
  });

  it("says to cancel instead before anything was deployed", () => {
    expect(refusalOf(ask(inStatus("on-hold", "ready"), "bob", rollBack)).message).toBe(
      "Nothing was deployed yet. Cancel the release instead of rolling it back.",
    );
  });
});

describe("release.cancel", () => {
  it("says to roll back instead once the deployment was started", () => {
    expect(refusalOf(ask(inStatus("on-hold", "deploying"), "alice", { type: "release.cancel", reason: "x" })).message).toBe(
      "The deployment was started. Roll it back instead of cancelling it.",
    );
  });

  it("asks why", () => {
    expect(refusalOf(ask(inStatus("planned"), "alice", { type: "release.cancel", reason: "" }))).toMatchObject({ path: "reason" });
  });
});

describe("obligation.settle", () => {
  const obligation: Obligation = {
    id: "obligation-1",
    kind: "report",
    title: "24-hour report",
    owner: "communications-lead",
    dueAt: at(24 * 60),
    settled: null,
  };
  const state: ReleaseState = { ...inStatus("deployed"), obligations: [obligation] };
  const settle: ReleaseCommand = { type: "obligation.settle", obligation: "obligation-1", note: " Sent to all " };

  it.each([
    ["dora", true],
    ["alice", true],
    ["bob", true],
    ["carol", true],
    ["mia", false],
    ["max", false],
    ["vera", false],
    ["adam", false],
  ] as const)("by %s: %s", (who, isAllowed) => {
    const decision = ask(state, who, settle);
    expect(decision.ok).toBe(isAllowed);
    if (!decision.ok) expect(decision.refusal.code).toBe("not-permitted");
  });

  it("keeps the note, and is a success without an event when settled before", () => {
    const settled = stateAfter(state, "dora", settle);
    expect(settled.obligations[0]?.settled).toMatchObject({ by: { id: "dora" }, at: T0, note: "Sent to all" });
    expect(eventsOf(ask(settled, "bob", { ...settle, note: "Again" } as ReleaseCommand))).toEqual([]);
  });

  it("asks for a note, and refuses what is not owed", () => {
    expect(refusalOf(ask(state, "dora", { ...settle, note: " " } as ReleaseCommand))).toMatchObject({ code: "invalid", path: "note" });
    expect(refusalOf(ask(state, "dora", { ...settle, obligation: "other" } as ReleaseCommand))).toMatchObject({ code: "not-found" });
  });
});

describe("the choices of the rollback dialog", () => {
  it("name each criterion once", () => {
    expect(new Set(ROLLBACK_CRITERIA.map((one) => one.key)).size).toBe(ROLLBACK_CRITERIA.length);
    expect(new Set(ROLLBACK_CRITERIA.map((one) => one.text)).size).toBe(ROLLBACK_CRITERIA.length);
  });

  it("prefer the planned method, else the best one of the strategy", () => {
    expect(preferredRollbackMethod({ strategy: "canary", rollbackMethod: "By hand" })).toBe("By hand");
    for (const [strategy, [best]] of Object.entries(ROLLBACK_METHODS)) {
      expect(preferredRollbackMethod({ strategy: strategy as keyof typeof ROLLBACK_METHODS, rollbackMethod: " " })).toBe(best);
    }
  });
});
