import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { PATCH } from "@/app/api/v1/releases/[release]/obligations/[obligation]/route";
import { GET as HOME } from "@/app/api/v1/teams/[team]/home/route";
import { GET } from "@/app/api/v1/teams/[team]/obligations/route";
import type { HomeDto } from "@/lib/contracts/home";
import type { ObligationsDto } from "@/lib/contracts/obligation";
import type { Problem } from "@/lib/contracts/problem";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { addMinutes } from "@/lib/domain/time/instant";
import { compareRelease } from "@/lib/server/audit/tables";
import { now, stopClock } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "./testing/plan";

const database = testDatabase();

const HOUR = 60;
const DAY = 24 * HOUR;
type Name = keyof PlanningTeam["people"];

let team: PlanningTeam;
let stranger: PlanningTeam;
let release: string;

const run = (as: Name, command: ReleaseCommand, id = release) =>
  executeCommand({ access: team.people[as].access("release.read"), releaseId: id, command });

async function stateOf(id = release): Promise<ReleaseState> {
  const loaded = await loadRelease(id, team.people.max.ref.id);
  if (!loaded) throw new Error("no such release");
  return loaded.state;
}

async function list(as: Name, search = "", of = team): Promise<ObligationsDto> {
  const answer = await call(GET, { path: `/api/test?${search}`, params: { team: team.id }, cookie: await cookieFor(of.people[as].ref.id) });
  return answer.body as ObligationsDto;
}

/** Owes an item of the release until a time; with `index` another one each. */
async function waive(index: number, until: string): Promise<string> {
  const item = (await stateOf()).items.filter((one) => one.kind === "tick" && one.phase === "t-minus-48h")[index];
  if (!item) throw new Error("no tick");
  const waiver = { status: "waived", reason: "Tomorrow", waivedUntil: until } as const;
  await run("bob", { type: "item.set", item: item.key, expectedVersion: item.version, ...waiver });
  return `Waived: ${item.title}`;
}

beforeAll(async () => {
  [team, stranger] = [await makePlanningTeam(), await makePlanningTeam()];
  release = await plan(team, { plannedT0: soon(9 * DAY) });
});

describe("what a team owes", () => {
  it("is empty at first", async () => {
    expect(await list("vera")).toMatchObject({ obligations: [], open: 0, overdue: 0, next: null });
  });

  it("is listed soonest due first, page by page, with its release and its owners", async () => {
    const at = now();
    const titles = [await waive(0, addMinutes(at, 3 * DAY)), await waive(1, addMinutes(at, DAY)), await waive(2, addMinutes(at, 2 * DAY))];
    const first = await list("vera", "limit=2");
    expect(first).toMatchObject({ open: 3, overdue: 0 });
    expect(first.obligations.map((one) => one.title)).toEqual([titles[1], titles[2]]);
    expect(first.obligations[0]).toMatchObject({
      release: { id: release, service: "checkout-service", status: "preparing", zone: "Europe/London" },
      kind: "waiver",
      isDeadlineFixed: true,
      settled: null,
    });
    const second = await list("vera", `limit=2&after=${encodeURIComponent(first.next ?? "")}`);
    expect([second.obligations.map((one) => one.title), second.next]).toEqual([[titles[0]], null]);
  });

  it("says who may settle and change it, and whose it is", async () => {
    const [mine] = (await list("alice", "mine=1")).obligations;
    expect(mine).toMatchObject({ isMine: true, whyNotSettle: null, whyNotChange: null, owners: ["Alice Tester"] });
    const [theirs] = (await list("vera")).obligations;
    expect([theirs?.whyNotSettle, theirs?.whyNotChange]).toEqual([expect.stringContaining("can settle"), expect.stringContaining("Only ")]);
    expect((await list("vera", "mine=1")).obligations).toEqual([]);
  });

  it("is nobody else's: another team finds nothing, and its cursors lead nowhere here", async () => {
    const { status } = await call(GET, { params: { team: team.id }, cookie: await cookieFor(stranger.people.max.ref.id) });
    expect(status).toBe(404);
    const cookie = await cookieFor(stranger.people.max.ref.id);
    const own = await call(GET, { params: { team: stranger.id }, cookie });
    expect(own.body).toMatchObject({ obligations: [], open: 0 });
    const { next } = await list("vera", "limit=1");
    const path = `/api/test?after=${encodeURIComponent(next ?? "")}`;
    expect((await call(GET, { path, params: { team: stranger.id }, cookie })).status).toBe(400);
    const vera = await cookieFor(team.people.vera.ref.id);
    expect((await call(GET, { path: `${path}&state=settled`, params: { team: team.id }, cookie: vera })).status).toBe(400);
  });

  it("settled, is listed as such with what settled it, the latest first", async () => {
    const [soonest, later] = (await list("alice")).obligations;
    await run("alice", { type: "obligation.settle", obligation: soonest?.id ?? "", note: "Made up for" });
    const item = (await stateOf()).items.find((one) => later?.title === `Waived: ${one.title}`);
    await run("alice", { type: "item.set", item: item?.key ?? "", status: "done", expectedVersion: item?.version ?? 0 });
    const { obligations, open } = await list("vera", "state=settled");
    expect(open).toBe(1);
    expect(obligations.map(({ settled }) => [settled?.by, settled?.cause, settled?.note])).toEqual([
      ["Alice Tester", "item", "The waived item was set anew."],
      ["Alice Tester", null, "Made up for"],
    ]);
  });
});

describe("another owner or deadline", () => {
  const change = async (as: Name, body: object, obligation: string) =>
    call(PATCH, { params: { release, obligation }, method: "PATCH", body, cookie: await cookieFor(team.people[as].ref.id) });

  it("is kept with the log, and the second of two is told what is there", async () => {
    const [open] = (await list("max")).obligations;
    const id = open?.id ?? "";
    const seen = { owner: open?.owner, dueAt: open?.dueAt };
    expect((await change("max", { owner: "approver", reason: "On leave", seen }, id)).status).toBe(200);
    const second = await change("alice", { owner: "commander", reason: "On leave", seen }, id);
    expect([second.status, (second.body as Problem).code]).toEqual([409, "stale"]);
    expect((await change("vera", { owner: "commander", reason: "x" }, id)).status).toBe(403);
    expect((await list("max")).obligations[0]).toMatchObject({ owner: "approver", owners: ["Bob Tester"] });
    const stream = await readEvents(release, 0);
    expect(await compareRelease(release, stream)).toEqual([]);
  });
});

describe("what is late", () => {
  afterEach(() => stopClock(null));
  const home = async (as: Name) => {
    const answer = await call(HOME, { params: { team: team.id }, cookie: await cookieFor(team.people[as].ref.id) });
    return (answer.body as HomeDto).needs.filter((need) => need.kind === "obligation").map((need) => `${need.title}: ${need.detail}`);
  };

  it("waits for its owner from the day before, and for the commander once it is late", async () => {
    const [open] = (await list("bob")).obligations;
    const title = `${open?.title}.`;
    expect([(await list("vera", "state=overdue")).obligations, await home("bob")]).toEqual([[], []]);
    stopClock(addMinutes(open?.dueAt ?? "", -HOUR));
    expect([await home("bob"), await home("carol")]).toEqual([[`Obligation open: ${title}`], []]);
    stopClock(addMinutes(open?.dueAt ?? "", 1));
    expect((await list("vera", "state=overdue")).obligations.map((one) => one.id)).toEqual([open?.id]);
    expect(await list("vera")).toMatchObject({ open: 1, overdue: 1 });
    expect(await home("bob")).toEqual([`Obligation overdue: ${title}`]);
    expect(await home("carol")).toEqual([`Obligation overdue: ${title} It is with Bob Tester (approver).`]);
    expect(await home("alice")).toEqual([]);
  });
});

describe("a release that was rolled back", () => {
  it("still asks for its post-mortem, until the report is sent", async () => {
    const id = await plan(team, { plannedT0: soon(9 * DAY), toVersion: "v7" });
    await database.asSuperuser("UPDATE release SET status = 'rolled-back' WHERE id = $1", [id]);
    await database.asSuperuser(
      `INSERT INTO obligation (id, "releaseId", position, kind, title, owner, "dueAt")
        VALUES ($1, $2, 0, 'post-mortem', 'Post-mortem of v7', 'commander', now() + interval '2 days')`,
      [randomUUID(), id],
    );
    const answer = await call(HOME, { params: { team: team.id }, cookie: await cookieFor(team.people.carol.ref.id) });
    const needs = (answer.body as HomeDto).needs.filter((need) => need.release?.id === id);
    expect(needs).toMatchObject([{ kind: "obligation", title: "Obligation open", detail: "Post-mortem of v7." }]);
    expect((await list("vera")).obligations.map((one) => one.title)).toContain("Post-mortem of v7");
  });
});
