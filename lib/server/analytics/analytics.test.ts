import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/[team]/analytics/route";
import { PUT } from "@/app/api/v1/teams/[team]/analytics/targets/route";
import { GET as EXPORT } from "@/app/api/v1/teams/[team]/deployments/export/route";
import { GET as HISTORY } from "@/app/api/v1/teams/[team]/deployments/route";
import type { AnalyticsDto, DeploymentsDto, TargetsDto } from "@/lib/contracts/analytics";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { makePlanningTeam, makeService, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";

const database = testDatabase();
const DAY = 24 * 60;

let team: PlanningTeam;
let other: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
  other = await makePlanningTeam();
  // What analytics read is made past the rules here: how releases get there is the subject of other tests.
  await past(team, { version: "v1.0.0", days: 40, lead: 3 });
  await past(team, { version: "v1.1.0", days: 20, lead: 2, back: 9 });
  await past(team, { version: "v1.2.0", days: 12, glass: true });
  await past(team, { version: "v1.2.1", days: 11, criticality: "hotfix" });
  await past(team, { version: "v1.3.0", days: 3, lead: 1 });
  await past(team, { version: "v1.4.0-staging", days: 2, criticality: "staging" });
  await plan(team, { toVersion: "v2.0.0" });
  await past(other, { version: "v9.0.0", days: 5, lead: 1 });
});

type Past = {
  version: string;
  days: number;
  /** Days. */
  lead?: number;
  /** Minutes until the service was back. */
  back?: number;
  glass?: boolean;
  criticality?: "hotfix" | "staging";
};

/** A release that reached its T-0 so many days ago. */
async function past(of: PlanningTeam, { version, days, lead, back, glass, criticality }: Past): Promise<string> {
  const id = await plan(of, { toVersion: version, criticality: criticality === "staging" ? "staging" : "standard" });
  const t0 = soon(-days * DAY);
  const rollback = {
    startedAt: t0,
    by: of.people.carol.ref,
    from: "verifying",
    reason: "Errors",
    method: "Undo",
    note: "",
    closedAt: soon(-days * DAY + 60),
  };
  await database.asSuperuser(
    `UPDATE release SET status = $3, "actualT0" = $2, "startedBy" = $4, "createdAt" = $2::timestamptz - interval '4 days', rollback = $5,
      details = details || $6 WHERE id = $1`,
    [
      id,
      t0,
      back === undefined ? "completed" : "rolled-back",
      JSON.stringify(of.people.alice.ref),
      back === undefined ? null : JSON.stringify(rollback),
      JSON.stringify({ ...(lead ? { firstCommitAt: soon(-(days + lead) * DAY) } : {}), ...(criticality ? { criticality } : {}) }),
    ],
  );
  await database.asSuperuser(`UPDATE release_item SET status = 'done', at = $2 WHERE "releaseId" = $1`, [
    id,
    soon(-days * DAY + (back ?? 0)),
  ]);
  if (glass) await database.asSuperuser(`INSERT INTO stage_entry VALUES ($1, 'breakGlasses', 0, '{}')`, [id]);
  return id;
}

async function send(handler: RouteHandler, { as = "max", of = team, search = {}, body }: Partial<Sending> = {}) {
  const path = `/api/test?${new URLSearchParams(search)}`;
  return call(handler, {
    path,
    params: { team: of.id },
    cookie: await cookieFor(team.people[as].ref.id),
    body,
    method: body ? "PUT" : "GET",
  });
}
type Sending = { as: "max" | "alice" | "vera"; of: PlanningTeam; search: Record<string, string>; body: unknown };
const analytics = async (search: Record<string, string> = {}) => (await send(GET, { search })).body as AnalyticsDto;
const history = async (search: Record<string, string> = {}) => (await send(HISTORY, { search })).body as DeploymentsDto;
const versions = async (search: Record<string, string> = {}) => (await history(search)).deployments.map(({ toVersion }) => toVersion);

describe("analytics", () => {
  it("count what reached T-0 in production, of this team only", async () => {
    const { keys, releases, byService, breakGlass } = await analytics();
    expect(releases).toBe(5);
    expect(keys.map(({ key, value, cases, of }) => [key, key === "frequency" ? null : value, cases, of])).toEqual([
      ["frequency", null, 5, 5],
      ["lead-time", 2 * DAY, 3, 5],
      // v1.1.0 was rolled back; v1.2.0 ran when the hotfix came.
      ["failure-rate", 40, 2, 5],
      ["restore", 9, 1, 1],
    ]);
    expect(byService.map(({ name, releases: own, failed }) => [name, own, failed])).toEqual([["checkout-service", 5, 2]]);
    expect(breakGlass).toMatchObject({ broken: 1, releases: 5, percent: 20, isFlagged: true });
  });

  it("are those of a service, and of as many weeks as asked for", async () => {
    const quiet = await makeService(team.manager, "quiet-service");
    expect(await analytics({ service: quiet.id })).toMatchObject({ releases: 0, service: { name: "quiet-service" } });
    expect(await analytics({ service: other.service.id })).toMatchObject({ releases: 0, service: null });
    const four = await analytics({ weeks: "4" });
    expect([four.weeks.length, four.releases, four.keys[0]?.before.cases]).toEqual([4, 4, 1]);
    expect((await send(GET, { search: { weeks: "5" } })).status).toBe(400);
  });

  it("name the items that never failed in enough releases", async () => {
    const { neverFailed, neverApplied } = await analytics();
    expect([neverFailed.items.length, neverFailed.of > 10]).toEqual([10, true]);
    expect(neverFailed.items.every(({ done, releases, failed }) => done === 5 && releases === 5 && failed === 0)).toBe(true);
    expect(neverApplied).toEqual({ items: [], of: 0 });
  });

  it("are not found by another team", async () => {
    expect((await send(GET, { of: other })).status).toBe(404);
    expect((await send(HISTORY, { of: other })).status).toBe(404);
  });
});

describe("targets", () => {
  const targets = { zone: "Europe/London", perWeek: 2, leadMinutes: 3 * DAY, failurePercent: 10, restoreMinutes: null };

  it("are set by a manager, each change with its event; what somebody else changed is stale", async () => {
    const before = (await analytics()).targets;
    expect(before).toMatchObject({ perWeek: null, version: 0 });
    expect((await send(PUT, { as: "alice", body: { ...targets, version: 0 } })).status).toBe(403);
    const set = (await send(PUT, { body: { ...targets, version: 0 } })).body as TargetsDto;
    expect(set).toEqual({ ...targets, version: 1 });
    expect(await send(PUT, { body: { ...targets, perWeek: 3, version: 0 } })).toMatchObject({
      status: 409,
      body: { details: { present: set } },
    });
    expect((await send(PUT, { body: { ...targets, version: 1 } })).body).toEqual(set);
    expect((await send(PUT, { body: { ...targets, perWeek: 3, version: 1 } })).body).toEqual({ ...targets, perWeek: 3, version: 2 });
    const rows = await database.asSuperuser<{ body: string }>(`SELECT body FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 2`, [
      `team:${team.id}`,
    ]);
    expect(rows.map(({ body }) => JSON.parse(body)).map(({ type, payload }) => [type, payload.changes])).toEqual([
      ["delivery-targets.changed", { perWeek: 3 }],
      ["delivery-targets.changed", { perWeek: 2, leadMinutes: 3 * DAY, failurePercent: 10 }],
    ]);
    expect((await analytics()).zone).toBe("Europe/London");
  });
});

describe("the deployment history", () => {
  it("has the latest first, with what became of each", async () => {
    const { deployments } = await history();
    expect(deployments.map(({ toVersion, outcome, hotfix }) => [toVersion, outcome, hotfix])).toEqual([
      ["v1.3.0", "lasting", null],
      ["v1.2.1", "lasting", null],
      ["v1.2.0", "hotfixed", "v1.2.1"],
      ["v1.1.0", "rolled-back", null],
      ["v1.0.0", "lasting", null],
    ]);
    expect(deployments[0]).toMatchObject({ deployedBy: team.people.alice.ref.name, approvedBy: [], completedAt: null });
  });

  it.each([
    [{ show: "failed" }, ["v1.2.0", "v1.1.0"]],
    [{ show: "rolled-back" }, ["v1.1.0"]],
    [{ show: "hotfixed" }, ["v1.2.0"]],
    [{ show: "lasting" }, ["v1.3.0", "v1.2.1", "v1.0.0"]],
    [{ show: "first-commit" }, ["v1.3.0", "v1.1.0", "v1.0.0"]],
    [{ show: "break-glass" }, ["v1.2.0"]],
    [{ show: "running" }, []],
  ])("shows %j", async (search: Record<string, string>, expected) => {
    expect(await versions(search)).toEqual(expected);
  });

  it("is narrowed to days and a service, and read by page", async () => {
    expect(await versions({ from: soon(-15 * DAY), to: soon(-5 * DAY) })).toEqual(["v1.2.1", "v1.2.0"]);
    expect(await versions({ service: other.service.id })).toEqual([]);
    const first = await history({ limit: "2" });
    expect(await versions({ limit: "3", after: first.next ?? "" })).toEqual(["v1.2.0", "v1.1.0", "v1.0.0"]);
    expect((await send(HISTORY, { search: { after: `${first.next}x` } })).status).toBe(400);
  });

  it("is a file that runs nothing", async () => {
    const { body, headers } = await send(EXPORT, { as: "vera", search: { show: "failed" } });
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = String(body).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^"service","version","from"/);
    expect(lines.slice(1).map((line) => line.split(",")[1])).toEqual(['"v1.2.0"', '"v1.1.0"']);
  });
});
