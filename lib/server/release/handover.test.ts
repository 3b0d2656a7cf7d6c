import { beforeEach, expect, it } from "vitest";
import type { HandoverDto, HandoverPreviewDto } from "@/lib/contracts/handover";
import type { Problem } from "@/lib/contracts/problem";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { RosterEntry } from "@/lib/domain/release/state";
import { makeToken, takeFromTeam } from "@/lib/server/access/testing/token";
import { compareRelease } from "@/lib/server/audit/tables";
import { getHome } from "@/lib/server/home/data";
import { followReleases } from "@/lib/server/notice/follow";
import { db } from "@/lib/server/platform/db";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { listRoutes } from "@/scripts/lib/routes.mjs";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { sweepReleases } from "./sweep";
import { accessOf, makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();

type Name = keyof PlanningTeam["people"];
let team: PlanningTeam;
let id: string;

beforeEach(async () => {
  team = await makePlanningTeam();
  id = await plan(team);
});

/** A request to a route of the release's handovers, as a person or with a token. */
async function ask<T>(who: Name | { token: string }, method: string, end: string, body?: object) {
  const [path = "", query] = `/api/v1/releases/[release]/handovers${end}`.split("?");
  const shown = path.replace(/handovers\/[0-9a-f-]{36}/, "handovers/[handover]");
  const found = (await listRoutes()).find((one) => one.path === shown && one.method === method);
  if (!found) throw new Error(`There is no ${method} ${shown}.`);
  const handover = path.match(/[0-9a-f-]{36}/)?.[0];
  const answer = await call(found.handler, {
    method,
    path: path.replace("[release]", id) + (query ? `?${query}` : ""),
    params: { release: id, ...(handover ? { handover } : {}) },
    ...(typeof who === "string"
      ? { cookie: await cookieFor(team.people[who].ref.id) }
      : { headers: { authorization: `Bearer ${who.token}` } }),
    ...(body ? { body } : {}),
  });
  return { status: answer.status, body: answer.body as T };
}

const state = async () => {
  const loaded = await loadRelease(id, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
};
const run = (who: Name, command: ReleaseCommand) =>
  executeCommand({ access: team.people[who].access("release.read"), releaseId: id, command });
const deployers = async () => (await state()).roster.filter(({ role }) => role === "deployer").map(({ person }) => person.id);

async function offer(to: Name = "max"): Promise<string> {
  const { ref } = team.people[to];
  const answer = await ask<{ events: { payload: { id: string } }[] }>("alice", "POST", "", {
    role: "deployer",
    to: ref.id,
    words: "My shift ends",
  });
  expect(answer.status).toBe(200);
  return answer.body.events[0]?.payload.id ?? "";
}

it("passes a role to whoever accepts what they read, and the tables say what the log says", async () => {
  const preview = await ask<HandoverPreviewDto>("alice", "GET", "/preview?role=deployer");
  const reasons = new Map(preview.body.candidates.map(({ person, reason }) => [person.id, reason]));
  expect(reasons.get(team.people.max.ref.id)).toBeNull();
  expect(reasons.get(team.people.bob.ref.id)).toContain("must be different people");
  expect((await ask<HandoverPreviewDto>("bob", "GET", "/preview?role=deployer")).body.summary.from).toEqual(team.people.alice.ref);
  expect((await ask("bob", "POST", "", { role: "deployer", to: team.people.max.ref.id })).status).toBe(403);
  const handover = await offer();
  expect(await deployers()).toEqual([team.people.alice.ref.id]);
  const read = await ask<HandoverDto>("max", "GET", `/${handover}`);
  expect(read.body).toMatchObject({ words: "My shift ends", ended: null, differences: [], refusal: null, seq: 2 });
  const accept = { digest: read.body.digest, seq: read.body.seq };
  expect((await ask("bob", "POST", `/${handover}/takeover`, accept)).status).toBe(403);
  const token = await makeToken(team, team.people.max, ["read", "tick"]);
  expect((await ask({ token }, "POST", `/${handover}/takeover`, accept)).status).toBe(403);
  expect((await ask("max", "POST", `/${handover}/takeover`, accept)).status).toBe(200);
  expect(await deployers()).toEqual([team.people.max.ref.id]);
  const events = await readEvents(id, 0);
  expect(events.map(({ type }) => type)).toEqual(["release.created", "handover.offered", "handover.accepted", "roster.changed"]);
  expect(events[2]).toMatchObject({ payload: { digest: read.body.digest, summary: { to: team.people.max.ref } } });
  expect(foldRelease(events)).toEqual(await state());
  expect(await compareRelease(id, events)).toEqual([]);
  expect((await ask<HandoverDto>("bob", "GET", `/${handover}`)).body).toMatchObject({
    ended: { how: "accepted" },
    digest: read.body.digest,
  });
});

it("answers what was read too early with the difference, and takes what is read anew", async () => {
  const handover = await offer();
  const read = await ask<HandoverDto>("max", "GET", `/${handover}`);
  const [item] = (await state()).items;
  await run("alice", { type: "item.set", item: item?.key ?? "", status: "failed", reason: "It broke", expectedVersion: 0 });
  const stale = await ask<Problem>("max", "POST", `/${handover}/takeover`, { digest: read.body.digest, seq: read.body.seq });
  expect([stale.status, stale.body.code]).toEqual([409, "stale"]);
  expect(stale.body.details).toMatchObject({
    differences: expect.arrayContaining([expect.objectContaining({ what: "Open in this phase" })]),
  });
  expect(JSON.stringify(stale.body.details)).toContain("It broke");
  const again = await ask<HandoverDto>("max", "GET", `/${handover}`);
  expect(again.body.differences.length).toBeGreaterThan(0);
  expect((await ask("max", "POST", `/${handover}/takeover`, { digest: again.body.digest, seq: again.body.seq })).status).toBe(200);
});

it("ends where it is declined with a reason, withdrawn, or the one who was asked leaves the team", async () => {
  const first = await offer();
  expect((await ask<Problem>("max", "POST", `/${first}/refusal`, { reason: "" })).status).toBe(400);
  expect((await ask("max", "POST", `/${first}/refusal`, { reason: "On a train" })).status).toBe(200);
  const second = await offer();
  expect((await ask("max", "POST", `/${second}/withdrawal`, {})).status).toBe(403);
  expect((await ask("alice", "POST", `/${second}/withdrawal`, {})).status).toBe(200);
  await offer("vera");
  await takeFromTeam(team.id, team.people.vera);
  await sweepReleases();
  const endings = (await state()).handovers?.flatMap((row) => (row.kind === "ended" ? [row.how] : []));
  expect(endings).toEqual(["declined", "withdrawn", "overtaken"]);
  expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
});

it("of an acceptance and a change of the roster at once both cannot be, and one deployer is left", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [from = ""] = await deployers();
    const giver = from === team.people.alice.ref.id ? "alice" : "max";
    const taker = giver === "alice" ? "max" : "alice";
    await run(giver, { type: "handover.offer", role: "deployer", to: team.people[taker].ref, words: `${round}` });
    const before = await state();
    const handover = before.handovers?.flatMap((row) => (row.kind === "offered" ? [row.id] : [])).at(-1) ?? "";
    const { body } = await ask<HandoverDto>(taker, "GET", `/${handover}`);
    const roster = before.roster.map(
      (entry): RosterEntry => (entry.role === "deployer" ? { ...entry, person: team.people.vera.ref } : entry),
    );
    const raced = await Promise.allSettled([
      run(taker, { type: "handover.accept", handover, digest: body.digest, seq: body.seq }),
      run("carol", { type: "roster.change", expectedSeq: before.seq, roster }),
    ]);
    expect(raced.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await deployers()).toHaveLength(1);
    const ending = (await state()).handovers?.at(-1);
    expect(ending).toMatchObject({ kind: "ended", how: raced[0]?.status === "fulfilled" ? "accepted" : "overtaken" });
    const after = await state();
    const back = after.roster.map(
      (entry): RosterEntry => (entry.role === "deployer" ? { ...entry, person: team.people.alice.ref } : entry),
    );
    await run("carol", { type: "roster.change", expectedSeq: after.seq, roster: back });
  }
  expect(await compareRelease(id, await readEvents(id, 0))).toEqual([]);
});

it("is on the home page of whoever is asked, though they have no part in the release, and the giver is told the answer", async () => {
  const handover = await offer();
  const home = await getHome(await accessOf(team.id, team.people.max, "release.read"));
  expect(home.needs[0]).toMatchObject({ kind: "handover", handover, title: `${team.people.alice.ref.name} hands you the deployment` });
  await followReleases([id]);
  await run("max", { type: "handover.decline", handover, reason: "On a train" });
  await followReleases([id]);
  const rows = await db().notice.findMany({ where: { releaseId: id, kind: { startsWith: "handover" } }, orderBy: { kind: "asc" } });
  expect(rows.map(({ kind, userId, isUrgent, overAt }) => [kind, userId, isUrgent, overAt !== null])).toEqual([
    ["handover", team.people.max.ref.id, true, true],
    ["handover-answer", team.people.alice.ref.id, true, false],
  ]);
});
