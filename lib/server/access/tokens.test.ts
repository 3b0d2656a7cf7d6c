import { beforeEach, describe, expect, it } from "vitest";
import { POST as flag } from "@/app/api/v1/releases/[release]/flags/route";
import { POST as report } from "@/app/api/v1/releases/[release]/items/[item]/reports/route";
import { PUT as setStatus } from "@/app/api/v1/releases/[release]/items/[item]/status/route";
import { POST as record } from "@/app/api/v1/releases/[release]/readings/route";
import { GET as getRelease } from "@/app/api/v1/releases/[release]/route";
import { DELETE as revoke } from "@/app/api/v1/teams/[team]/tokens/[token]/route";
import { GET as list, POST as make } from "@/app/api/v1/teams/[team]/tokens/route";
import { commandResult } from "@/lib/contracts/answers";
import type { Problem } from "@/lib/contracts/problem";
import { type MadeToken, tokensDto } from "@/lib/contracts/token";
import { db } from "@/lib/server/platform/db";
import type { RouteHandler } from "@/lib/server/platform/route";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { removeMember } from "./commands";
import { requireTeam } from "./team";
import { makeToken } from "./testing/token";
import { issueToken } from "./tokens";

const database = testDatabase();

let team: PlanningTeam;
let release: string;
let cookie: string;

beforeEach(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
  cookie = await cookieFor(team.people.adam.ref.id);
});

const withToken = (handler: RouteHandler, token: string, options: Parameters<typeof call>[1] = {}) =>
  call(handler, { params: { release }, ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });
const teamEvents = async () =>
  (await db().event.findMany({ where: { stream: `team:${team.id}` }, orderBy: { seq: "asc" } })).map(({ body }) => JSON.parse(body));
const NEW = () => ({ name: "Pipeline", owner: team.people.alice.ref.id, scopes: ["read", "tick"], days: 90 });
const EVIDENCE = { url: "https://ci.example.com/1", label: "Run 1" };

async function itemOfKind(kind: string): Promise<string> {
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  return loaded?.state.items.find((one) => one.kind === kind)?.key ?? "";
}

describe("making a token", () => {
  it("answers the secret once, stores its hash only and tells of it in one event", async () => {
    const made = await call(make, { params: { team: team.id }, cookie, body: NEW() });
    const { id, token } = made.body as MadeToken;
    expect(made.status).toBe(200);
    expect(token).toMatch(/^tminus_[A-Za-z0-9_-]{43}$/);
    const everywhere = await database.asSuperuser<{ all: string }>(
      `SELECT concat((SELECT jsonb_agg(t) FROM api_token t), (SELECT jsonb_agg(e.body) FROM event e)) AS all`,
    );
    expect(everywhere[0]?.all).not.toContain(token.slice(7));
    const event = (await teamEvents()).at(-1);
    expect(event).toMatchObject({ type: "token.created", actor: { kind: "person" }, payload: { token: { id, name: "Pipeline" } } });
    const listed = tokensDto.parse((await call(list, { params: { team: team.id }, cookie })).body);
    expect(listed.tokens).toMatchObject([{ id, lastUsedAt: null, dead: null, owner: { id: team.people.alice.ref.id } }]);
  });

  it("asks for a fresh proof", async () => {
    await db().session.updateMany({ data: { provedAt: new Date(Date.now() - 16 * 60_000) } });
    const { status, body } = await call(make, { params: { team: team.id }, cookie, body: NEW() });
    expect([status, (body as Problem).code]).toEqual([401, "proof-needed"]);
    expect(await db().apiToken.count({ where: { teamId: team.id } })).toBe(0);
  });

  it.each([
    ["a longer life than 90 days", { days: 91 }, 400],
    ["no scope", { scopes: [] }, 400],
    ["a scope that there is not", { scopes: ["sign"] }, 400],
  ])("refuses %s", async (_, change, status) => {
    expect((await call(make, { params: { team: team.id }, cookie, body: { ...NEW(), ...change } })).status).toBe(status);
  });

  it("refuses more than its owner may, and an owner of another team", async () => {
    const ask = (owner: string) => call(make, { params: { team: team.id }, cookie, body: { ...NEW(), owner } });
    expect((await ask(team.people.vera.ref.id)).body).toMatchObject({ code: "invalid", path: "scopes" });
    expect((await ask((await makePlanningTeam()).people.alice.ref.id)).status).toBe(404);
  });

  it("is made by the operator of the server too, and the log says so", async () => {
    const { slug, people } = team;
    const { token } = await issueToken(slug, people.alice.email, { name: "CI", scopes: ["read"], days: 1 });
    expect((await withToken(getRelease, token)).status).toBe(200);
    expect((await teamEvents()).at(-1)).toMatchObject({ type: "token.created", actor: { kind: "system", id: "operator" } });
    const outsider = (await makePlanningTeam()).people.alice.email;
    await expect(issueToken(slug, outsider, { name: "CI", scopes: ["read"], days: 1 })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is for admins", async () => {
    const asked = await call(make, { params: { team: team.id }, cookie: await cookieFor(team.people.max.ref.id), body: NEW() });
    expect(asked.status).toBe(403);
  });
});

describe("a token at work", () => {
  it("reports an item with its evidence, as an actor of its own", async () => {
    const token = await makeToken(team, team.people.alice, ["tick"]);
    const item = await itemOfKind("tick");
    const { status, body } = await withToken(report, token, {
      params: { release, item },
      body: { outcome: "pass", evidence: EVIDENCE },
    });
    expect(status).toBe(200);
    const { events } = commandResult.parse(body);
    expect(events.slice(0, 2)).toMatchObject([{ type: "item.evidence-added", actor: { kind: "token", name: "CI" } }, { type: "item.set" }]);
  });

  it("is refused a tick without evidence", async () => {
    const token = await makeToken(team, team.people.alice, ["tick"]);
    const params = { release, item: await itemOfKind("tick") };
    const bare = await withToken(setStatus, token, { method: "PUT", params, body: { status: "done", expectedVersion: 0 } });
    expect([bare.status, (bare.body as Problem).code]).toEqual([403, "not-permitted"]);
    expect((await withToken(report, token, { params, body: { outcome: "pass" } })).status).toBe(400);
  });

  it("does what its scopes say and no more", async () => {
    const token = await makeToken(team, team.people.alice, ["flag"]);
    expect((await withToken(flag, token, { body: { text: "Errors rise" } })).status).toBe(200);
    expect((await withToken(getRelease, token)).status).toBe(403);
  });

  it("needs no origin, and cannot borrow the session of a browser", async () => {
    const token = await makeToken(team, team.people.alice, ["flag"]);
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await withToken(flag, token, { body: { text: "Look" }, headers })).status).toBe(200);
    expect((await call(flag, { params: { release }, cookie, headers, body: { text: "Look" } })).body).toMatchObject({
      code: "wrong-origin",
    });
    const unknown = `tminus_${"A".repeat(43)}`;
    expect((await withToken(getRelease, unknown, { cookie: await cookieFor(team.people.alice.ref.id) })).status).toBe(401);
  });

  it("notes its use to the hour, with one write in it", async () => {
    const token = await makeToken(team, team.people.alice, ["read"]);
    const read = async () => (await db().apiToken.findFirst({ where: { teamId: team.id }, select: { lastUsedAt: true } }))?.lastUsedAt;
    expect(await read()).toBeNull();
    await withToken(getRelease, token);
    expect((await read())?.toISOString()).toMatch(/:00:00\.000Z$/);
    await database.asSuperuser(`UPDATE api_token SET "lastUsedAt" = "lastUsedAt" + interval '3 minutes'`);
    await withToken(getRelease, token);
    expect((await read())?.getUTCMinutes()).toBe(3);
  });
});

describe("a dead token", () => {
  const admin = () => requireTeam(team.people.adam.access("member.manage"), { id: team.id });
  const DEATHS: readonly [string, () => Promise<unknown>][] = [
    ["it was revoked", async () => call(revoke, { method: "DELETE", params: { team: team.id, token: await idOf() }, cookie })],
    ["it expired", () => database.asSuperuser(`UPDATE api_token SET "expiresAt" = now()`)],
    ["its owner was disabled", () => db().user.update({ where: { id: team.people.max.ref.id }, data: { disabledAt: new Date() } })],
    ["its owner was removed", async () => removeMember(await admin(), team.people.max.ref.id)],
  ];
  const idOf = async () => (await db().apiToken.findFirst({ where: { teamId: team.id }, select: { id: true } }))?.id ?? "";

  it.each(DEATHS)("is refused from the next request on when %s", async (_, kill) => {
    const token = await makeToken(team, team.people.max, ["read"]);
    expect((await withToken(getRelease, token)).status).toBe(200);
    await kill();
    expect((await withToken(getRelease, token)).body).toMatchObject({ code: "not-signed-in" });
  });

  it("is revoked once, with one event", async () => {
    await makeToken(team, team.people.max, ["read"]);
    const token = await idOf();
    const ask = () => call(revoke, { method: "DELETE", params: { team: team.id, token }, cookie });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await teamEvents()).filter(({ type }) => type === "token.revoked")).toHaveLength(1);
  });

  it("shrinks with the role of its owner", async () => {
    const token = await makeToken(team, team.people.alice, ["flag"]);
    await database.asSuperuser(`UPDATE membership SET role = 'viewer' WHERE "teamId" = $1 AND "userId" = $2`, [
      team.id,
      team.people.alice.ref.id,
    ]);
    expect((await withToken(flag, token, { body: { text: "Look" } })).status).toBe(403);
  });
});

describe("a token for readings", () => {
  const reading = { phase: "t-minus-48h", metric: "p95", side: "baseline", value: 180, unit: "ms" };

  it("records them under its own name, and nothing else", async () => {
    const token = await makeToken(team, team.people.alice, ["readings"]);
    const { status } = await withToken(record, token, { body: reading });
    expect(status).toBe(200);
    const state = (await loadRelease(release, team.people.alice.ref.id))?.state;
    expect(state?.readings).toMatchObject([{ value: 180, source: "token", by: { name: "CI" } }]);
    const item = await itemOfKind("tick");
    expect((await withToken(report, token, { params: { release, item }, body: { outcome: "pass", evidence: EVIDENCE } })).status).toBe(403);
    expect((await withToken(getRelease, token)).status).toBe(403);
  });

  it("is needed for them: a token that ticks does not record", async () => {
    const token = await makeToken(team, team.people.alice, ["read", "tick", "flag"]);
    const { status, body } = await withToken(record, token, { body: reading });
    expect([status, (body as Problem).code]).toEqual([403, "not-permitted"]);
  });
});
