import { describe, expect, it } from "vitest";
import { overviewOf } from "./overview";
import { RELEASE_STATUSES } from "./state";
import { at, itemOf, PEOPLE, release, T0, withItem } from "./testing/fixture";
import { inStatus } from "./testing/statuses";

const context = { now: T0, userId: PEOPLE.alice.id, members: null };

describe("overviewOf", () => {
  it("leaves the hidden rollback phase out until it is opened", () => {
    expect(overviewOf(release(), context).phases.map((phase) => phase.code)).toEqual(["T-48h", "T-2h", "T-0", "T+15m", "T+2h", "T+24h"]);
    expect(overviewOf(inStatus("rolling-back"), context).phases.map((phase) => phase.display)).toEqual([
      "closed",
      "closed",
      "halted",
      "halted",
      "halted",
      "halted",
      "open",
    ]);
  });

  it("counts the required items of each phase by what holds its gate", () => {
    const first = overviewOf(release(), context).phases[0];
    const state = release();
    const key = state.items.find((item) => item.phase === first?.key && item.required && item.kind === "tick")?.key ?? "";
    const ticked = overviewOf(withItem(state, key, { status: "done" }), context).phases[0];
    expect(first?.requiredResolved).toBe(0);
    expect(ticked?.requiredResolved).toBe(1);
    expect(ticked?.requiredTotal).toBe(state.items.filter((item) => item.phase === itemOf(state, key).phase && item.required).length);
  });

  it("has a due time for every phase of the axis, by the actual T-0 once there is one", () => {
    const before = overviewOf(release(), context).phases.map((phase) => phase.dueAt);
    expect(before).toEqual([-48 * 60, -120, 0, 15, 120, 1440].map(at));
    const after = overviewOf({ ...inStatus("deploying"), actualT0: at(10) }, context).phases.map((phase) => phase.dueAt);
    expect(after).toEqual([-48 * 60, -120, 10, 25, 130, 1450].map(at));
  });

  it.each([
    [PEOPLE.alice.id, ["deployer"]],
    [PEOPLE.bob.id, ["approver"]],
    [PEOPLE.vera.id, []],
  ])("names the roles of %s", (userId, roles) => {
    expect(overviewOf(release(), { ...context, userId }).myRoles).toEqual(roles);
  });

  it.each(RELEASE_STATUSES)("sums up a release that is %s", (status) => {
    const overview = overviewOf(inStatus(status), context);
    expect(overview.status).toBe(status);
    expect(overview.current === null).toBe(["deployed", "completed", "rolled-back", "cancelled"].includes(status));
  });
});
