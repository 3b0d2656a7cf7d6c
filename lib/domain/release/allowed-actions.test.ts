import { describe, expect, it } from "vitest";
import { allowedAction, allowedActions, RELEASE_ACTIONS, type ReleaseAction } from "./allowed-actions";
import type { ReleaseCommand } from "./command";
import { decide } from "./decide";
import { RELEASE_STATUSES, type ReleaseState } from "./state";
import { asking, at, PEOPLE, type PersonKey } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const EVERYBODY = Object.keys(PEOPLE) as PersonKey[];
const enabled = (state: ReleaseState, who: PersonKey) =>
  allowedActions(state, asking(state, who))
    .filter((one) => one.enabled)
    .map((one) => one.action);

/** Commands that would go through wherever the action is allowed. */
function commandsFor(action: ReleaseAction, state: ReleaseState): ReleaseCommand[] {
  const { seq: expectedSeq } = state;
  const { plannedT0, windowStart, windowEnd, zone } = state.details;
  const commands: Record<ReleaseAction, ReleaseCommand[]> = {
    "release.plan": [{ type: "release.plan" }],
    "release.edit": [{ type: "release.edit", expectedSeq, changes: { impact: "Another" } }],
    "release.move": [{ type: "release.move", expectedSeq, plannedT0, windowStart, windowEnd, zone }],
    "roster.change": [{ type: "roster.change", expectedSeq, roster: state.roster }],
    "deployment.start": [{ type: "deployment.start" }],
    "release.hold": [{ type: "release.hold", reason: "Errors" }],
    "release.resume": (["approver", "commander", "deployer"] as const).map((role) => ({ type: "release.resume", role })),
    "release.cancel": [{ type: "release.cancel", reason: "Late" }],
    "rollback.start": [{ type: "rollback.start", reason: "Errors", method: "Undo" }],
    "handover.offer": (["deployer", "commander"] as const).map((role) => ({ type: "handover.offer", role, to: PEOPLE.mia })),
  };
  return commands[action];
}

describe("allowedActions", () => {
  const states = [...RELEASE_STATUSES.map((status) => inStatus(status)), inStatus("on-hold", "deploying")];

  it("says of every action what the command then does, in every status and for everybody", () => {
    for (const state of states) {
      for (const who of EVERYBODY) {
        for (const action of RELEASE_ACTIONS) {
          const button = allowedAction(state, action, asking(state, who));
          const decisions = commandsFor(action, state).map((command) => decide(state, command, asking(state, who)));
          expect([state.status, who, action, button.enabled]).toEqual([state.status, who, action, decisions.some((one) => one.ok)]);
          const refusals = decisions.flatMap((one) => (one.ok ? [] : [one.refusal.message]));
          if (!button.enabled && action !== "release.resume") expect(refusals).toContain(button.reason);
        }
      }
    }
  });

  it.each([
    ["deploying", "alice", ["release.edit", "roster.change", "release.hold", "rollback.start", "handover.offer"]],
    ["deploying", "carol", ["release.edit", "roster.change", "release.hold", "rollback.start", "handover.offer"]],
    ["deploying", "bob", ["release.hold", "rollback.start"]],
    ["deploying", "max", ["roster.change"]],
    ["deploying", "mia", []],
    [
      "ready",
      "alice",
      ["release.edit", "release.move", "roster.change", "deployment.start", "release.hold", "release.cancel", "handover.offer"],
    ],
    ["draft", "max", ["release.plan", "release.edit", "release.move", "roster.change", "release.cancel"]],
    ["on-hold", "bob", ["release.resume"]],
    ["completed", "alice", []],
  ] as const)("%s, %s: %j", (status, who, actions) => {
    expect(enabled(inStatus(status), who)).toEqual(actions);
  });

  it.each([
    ["mia", "rollback.start", "Only Alice Smith (deployer), Bob Jones (approver) or Carol White (incident commander) can roll back."],
    ["alice", "release.resume", "Resuming takes Bob Jones (approver) and Carol White (incident commander)."],
    ["alice", "deployment.start", "The release is on hold and cannot be started."],
  ] as const)("tells %s why not %s", (who, action, reason) => {
    const state = inStatus("on-hold", "ready");
    expect(allowedAction(state, action, asking(state, who))).toMatchObject({ enabled: false, reason });
  });

  it("says where the go is missing", () => {
    const state = inStatus("preparing");
    expect(allowedAction(state, "deployment.start", asking(state, "alice")).reason).toBe("The go has not been given: T-2h is open.");
  });

  it("works in the browser, where nothing is hashed and no members are known", () => {
    const state = inStatus("ready");
    const context = { ...asking(state, "alice"), digestOf: null, members: null };
    expect(allowedAction(state, "deployment.start", context).enabled).toBe(true);
    expect(allowedAction(state, "deployment.start", { ...context, now: at(181) })).toMatchObject({ enabled: false, code: "wrong-state" });
  });
});
