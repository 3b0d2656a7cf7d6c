import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as getEntry } from "@/app/api/v1/teams/[team]/audit/entry/route";
import { GET as getPage } from "@/app/api/v1/teams/[team]/audit/route";
import type { AuditPageDto, AuditQuery } from "@/lib/contracts/audit";
import type { TeamAccess } from "@/lib/server/access/team";
import { requireTeam } from "@/lib/server/access/team";
import { makeTeam } from "@/lib/server/access/testing/team";
import { releaseStream } from "@/lib/server/platform/event-log";
import { signCursor } from "@/lib/server/platform/signed-cursor";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";
import { writeCursor } from "./cursor";
import { listAudit, listAuditChoices } from "./data";

const database = testDatabase();

let scenario: Scenario;
let team: TeamAccess;
let cookie: string;

beforeAll(async () => {
  scenario = await seedScenario("awaiting");
  const { id, name, initials, email } = scenario.people.agent;
  const viewer = { userId: id, name, initials, email, zone: null, sessionHash: "", provedAt: "" };
  team = await requireTeam({ viewer, permission: "audit.read" }, { id: scenario.team.id });
  cookie = await cookieFor(id);
});

/** Every page, in order. */
async function readAll(query: AuditQuery = {}): Promise<AuditPageDto["entries"]> {
  const entries: AuditPageDto["entries"] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listAudit(team, { ...query, ...(cursor ? { cursor } : {}) });
    entries.push(...page.entries);
    if (page.next === null) return entries;
    cursor = page.next;
  }
}

describe("the log of a team", () => {
  it("is read whole, page by page, newest first, nothing twice", async () => {
    const [count] = await database.asSuperuser<{ events: number }>('SELECT count(*)::int AS events FROM event WHERE "teamId" = $1', [
      team.team.id,
    ]);
    const entries = await readAll();
    expect(entries).toHaveLength(count?.events ?? 0);
    expect(entries.length).toBeGreaterThan(50);
    expect(new Set(entries.map(({ stream, seq }) => `${stream} ${seq}`)).size).toBe(entries.length);
    const times = entries.map((entry) => entry.recordedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(entries.at(-1)).toMatchObject({ type: "team.created", release: null, seq: 1 });
  });

  it("says what happened in sentences, with titles and the release's name", async () => {
    const entries = await readAll({ release: scenario.release?.id ?? "" });
    expect(entries.every((entry) => entry.release?.name === "checkout-service v2.3.0")).toBe(true);
    const ticked = entries.find((entry) => entry.type === "item.set");
    expect(ticked?.text).toMatch(/^ticked [A-Z]/);
    expect(entries.map((entry) => entry.text)).not.toContain(undefined);
  });

  it.each([
    [
      "a release",
      () => ({ release: scenario.release?.id ?? "" }),
      (entry: Entry) => entry.stream === releaseStream(scenario.release?.id ?? ""),
    ],
    ["a person", () => ({ person: scenario.people.bob.id }), (entry: Entry) => entry.actor.id === scenario.people.bob.id],
    ["a kind", () => ({ kind: "people" as const }), (entry: Entry) => entry.type.startsWith("member.") || entry.type === "team.created"],
  ])("is narrowed to %s: exactly those events", async (_, query, isOne) => {
    const all = await readAll();
    const found = await readAll(query());
    expect(found).toEqual(all.filter(isOne));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
  });

  it("is narrowed to a time of recording", async () => {
    const all = await readAll();
    const middle = all[Math.floor(all.length / 2)]?.recordedAt ?? "";
    const [since, before] = [await readAll({ from: middle }), await readAll({ to: middle })];
    expect([...since, ...before]).toEqual(all);
    expect(since.at(-1)?.recordedAt).toBe(middle);
  });

  it("offers its releases and everybody who ever was in the team as filters", async () => {
    const { releases, people } = await listAuditChoices(team);
    expect(releases).toEqual([{ id: scenario.release?.id, name: "checkout-service v2.3.0" }]);
    expect(people.map((person) => person.id)).toContain(scenario.people.bob.id);
    expect(people.map((person) => person.name)).toEqual(people.map((person) => person.name).sort());
  });

  it("shows an event that was tampered with as one that cannot be read", async () => {
    const [row] = await database.asSuperuser<{ body: string }>("SELECT body FROM event WHERE stream = $1 AND seq = 3", [team.team.id]);
    expect(row).toBeUndefined();
    const stream = releaseStream(scenario.release?.id ?? "");
    const [kept] = await database.asSuperuser<{ body: string }>("SELECT body FROM event WHERE stream = $1 AND seq = 3", [stream]);
    await database.asSuperuser("UPDATE event SET body = '{\"type\":1}' WHERE stream = $1 AND seq = 3", [stream]);
    expect((await readAll()).find((entry) => entry.seq === 3 && entry.stream === stream)).toMatchObject({
      type: "unreadable",
      tone: "failed",
    });
    await database.asSuperuser("UPDATE event SET body = $2 WHERE stream = $1 AND seq = 3", [stream, kept?.body]);
  });
});

type Entry = AuditPageDto["entries"][number];

describe("over the API", () => {
  const ask = (path: string, by = cookie) => call(getPage, { params: { team: scenario.team.id }, cookie: by, path: `/x?${path}` });

  it.each([
    "cursor=x",
    "cursor=W10",
    `cursor=${Buffer.from('["2025-02-13T19:00:00.000Z","release:1; DROP TABLE event",1]').toString("base64url")}`,
    "release=1",
    "person=%00",
    "kind=all",
    "from=yesterday",
    "to=275760-09-13T00:00:00.000Z",
    "unknown=1",
    "kind=people&kind=people",
  ])("refuses %s", async (query) => {
    expect(await ask(query)).toMatchObject({ status: 400, body: { code: "bad-input" } });
  });

  it("refuses the cursor of another team and another list", async () => {
    const place = { recordedAt: "2025-02-13T19:00:00.000Z", stream: `team:${scenario.team.id}`, seq: 1 };
    const { id: team } = scenario.team;
    expect(await ask(`cursor=${writeCursor(team, place)}`)).toMatchObject({ status: 200 });
    const other = writeCursor(randomUUID(), place);
    const list = signCursor({ list: "releases", owner: team }, `${place.recordedAt} ${place.stream} 1`);
    for (const cursor of [other, list]) expect(await ask(`cursor=${cursor}`)).toMatchObject({ status: 400, body: { path: "cursor" } });
  });

  it("narrowed to another team's release gives nothing, and so does its event", async () => {
    const other = await seedScenario("planned");
    const release = other.release?.id ?? "";
    expect(await ask(`release=${release}`)).toMatchObject({ status: 200, body: { entries: [], next: null } });
    const entry = (stream: string) =>
      call(getEntry, { params: { team: scenario.team.id }, cookie, path: `/x?stream=${encodeURIComponent(stream)}&seq=1` });
    expect(await entry(releaseStream(release))).toMatchObject({ status: 404 });
    expect(await entry(releaseStream(scenario.release?.id ?? ""))).toMatchObject({
      status: 200,
      body: { seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/), body: expect.stringMatching(/^\{"actor":/) },
    });
  });

  it("is for members of the team", async () => {
    const { people } = await makeTeam({ zoe: "admin" });
    expect(await ask("", await cookieFor(people.zoe.ref.id))).toMatchObject({ status: 404 });
  });
});
