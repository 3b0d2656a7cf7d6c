import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/[team]/releases/route";
import { GET as CHECK } from "@/app/api/v1/teams/[team]/window-check/route";
import type { ReleaseListDto } from "@/lib/contracts/list";
import type { NewReleaseBody, WindowCheck } from "@/lib/contracts/plan";
import { createFreeze } from "@/lib/server/freeze/commands";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { listReleases } from "./list";
import { makePlanningTeam, makeService, type PlanningTeam, plan, soon } from "./testing/plan";

testDatabase();

const HOUR = 60;
const DAY = 24 * HOUR;

async function get(handler: typeof GET, team: PlanningTeam, query: Record<string, string> = {}, as: keyof PlanningTeam["people"] = "vera") {
  const path = `/api/v1/x?${new URLSearchParams(query)}`;
  return call(handler, { path, params: { team: team.id }, cookie: await cookieFor(team.people[as].ref.id) });
}
const list = async (team: PlanningTeam, query: Record<string, string> = {}, as: keyof PlanningTeam["people"] = "vera") =>
  (await get(GET, team, query, as)).body as ReleaseListDto;
const ids = (answer: ReleaseListDto) => answer.releases.map((release) => release.id);

describe("the list of releases", () => {
  let team: PlanningTeam;
  let near: string;
  let far: string;
  let draft: string;
  let other: string;
  beforeAll(async () => {
    team = await makePlanningTeam();
    const auth = await makeService(team.manager, "auth-service");
    near = await plan(team, { plannedT0: soon(2 * DAY), toVersion: "v2.3.0" });
    far = await plan(team, { plannedT0: soon(9 * DAY), toVersion: "v2.4.0", environment: "live_eu" });
    draft = await plan(team, { plannedT0: soon(5 * DAY), plan: false, roster: [] });
    other = await plan(team, { plannedT0: soon(DAY), serviceId: auth.id, environment: "staging" });
    const access = team.people.alice.access("item.tick");
    const { state } = await loadAny(near);
    const item = state.items.find((one) => one.kind === "tick");
    await executeCommand({
      access,
      releaseId: near,
      command: { type: "item.set", item: item?.key ?? "", status: "done", expectedVersion: 0 },
    });
  });

  it("is by planned T-0, the latest first, summed up by phase", async () => {
    const answer = await list(team);
    expect(ids(answer)).toEqual([far, draft, near, other]);
    const first = answer.releases[2]?.phases[0];
    expect(first).toMatchObject({ code: "T-48h", display: "open" });
    expect(answer.releases[2]?.phases).toHaveLength(6);
  });

  it("filters by state, service, people and text", async () => {
    expect(ids(await list(team, { state: "in-flight" }))).toEqual([near]);
    expect(ids(await list(team, { state: "planned" }))).toEqual([far, draft, other]);
    expect(ids(await list(team, { state: "finished" }))).toEqual([]);
    expect(ids(await list(team, { service: team.service.id }))).toEqual([far, draft, near]);
    expect(ids(await list(team, { mine: "1" }, "alice"))).toEqual([far, near, other]);
    expect(ids(await list(team, { mine: "1" }, "vera"))).toEqual([]);
    expect(ids(await list(team, { q: "AUTH" }))).toEqual([other]);
    expect(ids(await list(team, { q: "v2.4" }))).toEqual([far]);
    // A per cent sign or an underscore is what it is, not a pattern.
    expect(ids(await list(team, { q: "%" }))).toEqual([]);
    expect(ids(await list(team, { q: "_" }))).toEqual([far]);
  });

  it("tells whoever asks their own roles", async () => {
    expect((await list(team, {}, "bob")).releases[0]?.myRoles).toEqual(["approver"]);
    expect((await list(team, {}, "vera")).releases[0]?.myRoles).toEqual([]);
  });

  it.each<Record<string, string>>([
    { state: "all" },
    { after: "x" },
    { after: Buffer.from("2026-11-26T19:00:00.000Z 1").toString("base64url") },
    { limit: "5" },
    { mine: "0" },
  ])("refuses %j", async (query) => {
    expect((await get(GET, team, query)).status).toBe(400);
  });

  it("shows nothing of another team, nor to its people", async () => {
    const stranger = await makePlanningTeam();
    expect(ids(await list(stranger))).toEqual([]);
    expect(ids(await list(stranger, { service: team.service.id }))).toEqual([]);
    const cookie = await cookieFor(stranger.people.max.ref.id);
    expect((await call(GET, { params: { team: team.id }, cookie })).status).toBe(404);
  });
});

describe("pages", () => {
  it("follow each other without gap or repetition, also where many have one T-0", async () => {
    const team = await makePlanningTeam();
    const t0 = soon(4 * DAY);
    for (let index = 0; index < 30; index += 1) await plan(team, { plannedT0: index % 3 === 0 ? soon(4 * DAY + index) : t0 });
    const first = await listReleases(team.manager, {});
    const second = await listReleases(team.manager, { after: first.next ?? "" });
    expect([first.releases.length, second.releases.length, second.next]).toEqual([25, 5, null]);
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(30);
    const times = [...first.releases, ...second.releases].map((release) => release.plannedT0);
    expect(times).toEqual(times.toSorted().reverse());
  });
});

describe("what speaks against a window", () => {
  let team: PlanningTeam;
  beforeAll(async () => {
    team = await makePlanningTeam();
  });
  const check = async (query: Partial<Record<keyof NewReleaseBody | "start" | "end" | "release", string>>) =>
    (await get(CHECK, team, { serviceId: team.service.id, environment: "production", ...query })).body as WindowCheck;

  it("names windows on the service and environment, with the time they share, and leaves the release itself out", async () => {
    const t0 = soon(20 * DAY);
    const release = await plan(team, { plannedT0: t0, windowStart: t0, windowEnd: soon(20 * DAY + 60) });
    const window = { start: soon(20 * DAY + 30), end: soon(20 * DAY + 90) };
    expect((await check(window)).overlaps).toMatchObject([{ release, label: "checkout-service v2.3.0", start: window.start }]);
    expect((await check({ ...window, environment: "staging" })).overlaps).toEqual([]);
    expect((await check({ ...window, release })).overlaps).toEqual([]);
    expect((await check({ start: soon(20 * DAY + 60), end: soon(21 * DAY) })).overlaps).toEqual([]);
    await executeCommand({
      access: team.people.max.access("release.cancel"),
      releaseId: release,
      command: { type: "release.cancel", reason: "No" },
    });
    expect((await check(window)).overlaps).toEqual([]);
  });

  it("names freezes of the team and of the service, not of another service", async () => {
    const auth = await makeService(team.manager, "auth-service");
    const period = { startsAt: soon(30 * DAY), endsAt: soon(32 * DAY), zone: "Europe/London" };
    await createFreeze(team.manager, { ...period, name: "Everybody", serviceId: null });
    await createFreeze(team.manager, { ...period, name: "Checkout", serviceId: team.service.id });
    await createFreeze(team.manager, { ...period, name: "Auth", serviceId: auth.id });
    const { freezes } = await check({ start: soon(31 * DAY), end: soon(33 * DAY) });
    expect(freezes.map((one) => one.name).sort()).toEqual(["Checkout", "Everybody"]);
    expect(freezes[0]).toMatchObject({ start: expect.any(String), end: period.endsAt });
  });

  it("refuses a window that ends before it begins", async () => {
    const answer = await get(CHECK, team, { serviceId: team.service.id, environment: "production", start: soon(60), end: soon(30) });
    expect(answer.body).toMatchObject({ status: 422, path: "end" });
  });
});

async function loadAny(id: string) {
  const { loadOverviews } = await import("./overview");
  const [loaded] = await loadOverviews([id], id);
  if (!loaded) throw new Error("no such release");
  return loaded;
}
