import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/[team]/home/route";
import type { HomeDto } from "@/lib/contracts/home";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { createFreeze } from "@/lib/server/freeze/commands";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, planBody, soon } from "@/lib/server/release/testing/plan";

testDatabase();

const DAY = 24 * 60;
type Name = keyof PlanningTeam["people"];

let team: PlanningTeam;
let release: string;
beforeAll(async () => {
  team = await makePlanningTeam();
  release = await plan(team, { plannedT0: soon(60) });
});

const home = async (as: Name, of = team) => {
  const answer = await call(GET, { params: { team: of.id }, cookie: await cookieFor(of.people[as].ref.id) });
  return answer.body as HomeDto;
};
const run = (as: Name, command: ReleaseCommand, of = team, id = release) =>
  executeCommand({ access: of.people[as].access("release.read"), releaseId: id, command });
async function stateOf(id = release): Promise<ReleaseState> {
  const loaded = await loadRelease(id, team.people.max.ref.id);
  if (!loaded) throw new Error("no such release");
  return loaded.state;
}

describe("the home page", () => {
  it("lists what is late for the deployer, and nothing for whoever has no part", async () => {
    const { needs, items } = await home("alice");
    expect(needs.map((need) => need.kind)).toEqual(["overdue"]);
    expect(items.length).toBeGreaterThan(0);
    expect((await home("vera")).needs).toEqual([]);
    expect((await home("vera")).items).toEqual([]);
  });

  it("an item that is assigned to somebody without a part becomes theirs, and leaves with its tick", async () => {
    const item = (await stateOf()).items.find((one) => one.kind === "tick");
    if (!item) throw new Error("no tick");
    await run("alice", { type: "item.assign", item: item.key, assignee: team.people.max.ref });
    const mine = (await home("max")).items;
    expect(mine).toMatchObject([{ key: item.key, canTick: true, release: { id: release, service: "checkout-service" } }]);
    await run("max", { type: "item.set", item: item.key, status: "done", expectedVersion: mine[0]?.version ?? -1 });
    expect((await home("max")).items).toEqual([]);
  });

  it("shows what is in flight to everybody, the running ones first, and counts all of them", async () => {
    const held = await plan(team, { plannedT0: soon(9 * DAY), toVersion: "v9" });
    await run("alice", { type: "release.hold", reason: "Waiting for the vendor" }, team, held);
    const answer = await home("vera");
    expect(answer.inFlight.map((one) => [one.id, one.status])).toEqual([
      [held, "on-hold"],
      [release, "preparing"],
    ]);
    expect(answer.openCount).toBe(2);
    expect((await home("bob")).needs.map((need) => need.kind)).toContain("resume");
    expect((await home("alice")).needs.map((need) => need.kind)).not.toContain("resume");
  });

  it("asks for a signature when the gate awaits it, until it is given", async () => {
    const own = await makePlanningTeam();
    const id = await plan(own, { plannedT0: soon(60), criticality: "standard" });
    const go = await prepareGo(own, id);
    const asked = (await home("bob", own)).needs.filter((need) => need.kind === "sign-off");
    expect(asked).toMatchObject([{ phase: go, title: "Sign off T-2h" }]);
    expect((await home("carol", own)).needs.filter((need) => need.kind === "sign-off")).toEqual([]);
  });

  it("draws the windows and freezes of the days ahead, drafts included, cancelled ones not", async () => {
    const own = await makePlanningTeam();
    await createFreeze(own.manager, { name: "F", serviceId: null, startsAt: soon(DAY), endsAt: soon(2 * DAY), zone: "UTC" });
    await createFreeze(own.manager, { name: "Far", serviceId: null, startsAt: soon(40 * DAY), endsAt: soon(41 * DAY), zone: "UTC" });
    const draft = await plan(own, { plan: false, roster: [] });
    await plan(own, { plannedT0: soon(40 * DAY) });
    const gone = await plan(own);
    await run("max", { type: "release.cancel", reason: "No" }, own, gone);
    const { calendar } = await home("vera", own);
    expect(calendar.windows.map((one) => [one.id, one.status])).toEqual([[draft, "draft"]]);
    expect(calendar.freezes.map((one) => one.name)).toEqual(["F"]);
  });

  it("counts the roles of the person on open releases", async () => {
    const own = await makePlanningTeam();
    await plan(own);
    await run("max", { type: "release.cancel", reason: "No" }, own, await plan(own));
    await plan(own, { roster: [...planBody(own).roster, { role: "expert", userId: own.people.bob.ref.id }] });
    expect((await home("bob", own)).roles).toEqual([
      { role: "approver", releases: 2 },
      { role: "expert", releases: 1 },
    ]);
  });

  it("says who may create releases, and shows nothing of another team", async () => {
    expect((await home("max")).canCreate).toBe(true);
    expect((await home("alice")).canCreate).toBe(false);
    const other = await makePlanningTeam();
    expect(await home("alice", other)).toMatchObject({ needs: [], items: [], inFlight: [], finished: [], openCount: 0 });
    const cookie = await cookieFor(other.people.alice.ref.id);
    expect((await call(GET, { params: { team: team.id }, cookie })).status).toBe(404);
  });
});

/** Resolves everything required of the first two phases and closes the first; the key of the second. */
async function prepareGo(own: PlanningTeam, id: string): Promise<string> {
  const state = await stateOf(id);
  const [first, second] = state.phases;
  if (!first || !second) throw new Error("no phases");
  for (const item of state.items.filter((one) => (one.phase === first.key || one.phase === second.key) && one.kind !== "parent")) {
    const answer = { type: "item.set", item: item.key, expectedVersion: 0, status: "not-applicable", reason: "Test" } as const;
    await run("alice", answer, own, id);
  }
  await run("alice", { type: "phase.close", phase: first.key, reason: "Test" }, own, id);
  return second.key;
}
