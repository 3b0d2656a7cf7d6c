import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as timeline } from "@/app/api/v1/incidents/[incident]/events/route";
import { GET as events } from "@/app/api/v1/releases/[release]/events/route";
import { GET as freezes } from "@/app/api/v1/teams/[team]/freezes/route";
import { GET as incidents } from "@/app/api/v1/teams/[team]/incidents/route";
import { GET as received } from "@/app/api/v1/teams/[team]/integrations/[integration]/received/route";
import { GET as integrations } from "@/app/api/v1/teams/[team]/integrations/route";
import { GET as members } from "@/app/api/v1/teams/[team]/members/route";
import { GET as services } from "@/app/api/v1/teams/[team]/services/route";
import { GET as tokens } from "@/app/api/v1/teams/[team]/tokens/route";
import { GET as deliveries } from "@/app/api/v1/teams/[team]/webhooks/[webhook]/deliveries/route";
import { GET as webhooks } from "@/app/api/v1/teams/[team]/webhooks/route";
import type { Problem } from "@/lib/contracts/problem";
import { addToTeam, makeToken } from "@/lib/server/access/testing/token";
import { executeIncident } from "@/lib/server/incident/commands";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { createIntegration } from "@/lib/server/integration/commands";
import type { RouteHandler } from "@/lib/server/platform/route";
import { executeCommand } from "@/lib/server/release/commands";
import { accessOf, makePlanningTeam, makeService, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { createWebhook } from "@/lib/server/webhook/commands";
import { testDatabase } from "./testing/database";
import { call, cookieFor } from "./testing/request";

const database = testDatabase();

type Ids = Readonly<Record<"team" | "webhook" | "integration" | "release" | "incident", string>>;
let ours: Ids;
let theirs: Ids;
let cookie: string;
let stranger: string;

/** A team with at least five of everything, some of the same moment and of equal names. */
async function makeFullTeam(): Promise<{ ids: Ids; cookie: string }> {
  const team = await makePlanningTeam();
  const { alice, bob, adam } = team.people;
  for (const name of ["b-service", "A-service", "Ähnlich", "zeta"]) await makeService(team.manager, name);
  for (const who of [alice, bob, alice, bob, alice]) await makeToken(team, who, ["read"]);
  for (const other of Object.values((await makePlanningTeam()).people)) await addToTeam(team.id, other);
  const settings = await accessOf(team.id, adam, "settings.manage");
  const made = { webhook: "", integration: "" };
  for (const name of ["One", "Two", "Three", "Four", "Five"]) {
    made.webhook = (await createWebhook(settings, { name, url: "https://example.com/", kinds: ["course"] })).id;
    made.integration = (await createIntegration(settings, { name, kind: "github" })).id;
  }
  await database.asSuperuser(`UPDATE api_token SET "createdAt" = '2026-01-01' WHERE "teamId" = $1 AND random() < 0.7`, [team.id]);
  await database.asSuperuser(`UPDATE webhook_endpoint SET "createdAt" = '2026-01-01' WHERE "teamId" = $1`, [team.id]);
  await insertRows(team, made);
  const release = await plan(team, { plannedT0: soon(24 * 60) });
  for (const text of ["One", "Two", "Three", "Four"]) {
    await executeCommand({ access: alice.access("comment.add"), releaseId: release, command: { type: "comment.add", text } });
  }
  const incident = await makeIncidents(team);
  return { ids: { team: team.id, release, incident, ...made }, cookie: await cookieFor(adam.ref.id) };
}

/** Four open ones and two that are over; of the last one something happened five times. */
async function makeIncidents(team: PlanningTeam): Promise<string> {
  const access = team.people.alice.access("incident.work");
  const declarer = await requireDeclarer(access, team.id, undefined);
  const severities = ["P1", "P0", "P1", "P2", "P1", "P0"] as const;
  const ids: string[] = [];
  for (const severity of severities) ids.push((await declare(declarer, { title: "Slow", severity, impact: "Few." })).id);
  for (const id of ids.slice(0, 2)) await executeIncident(access, id, { type: "resolve", summary: "Over." });
  await database.asSuperuser(`UPDATE incident SET "declaredAt" = '2026-01-01' WHERE "teamId" = $1 AND random() < 0.5`, [team.id]);
  const last = ids.at(-1) ?? "";
  for (const text of ["One", "Two", "Three", "Four"]) await executeIncident(access, last, { type: "note", text });
  return last;
}

/** What comes of time and of systems outside. */
async function insertRows(
  team: { readonly id: string },
  { webhook, integration }: { webhook: string; integration: string },
): Promise<void> {
  await database.asSuperuser(
    `INSERT INTO "freeze" (id, "teamId", name, "startsAt", "endsAt", zone)
      SELECT gen_random_uuid(), $1, 'Freeze ' || n, now() + (n / 2 - 3) * interval '1 day', now() + (n / 2 - 2) * interval '1 day', 'UTC'
      FROM generate_series(1, 9) n`,
    [team.id],
  );
  await database.asSuperuser(
    `INSERT INTO webhook_delivery (id, "endpointId", "teamId", stream, seq, type, body, status, "dueAt", "createdAt")
      SELECT gen_random_uuid(), $1, $2, 'test:' || n, n / 2, 'dev.tminus.test', '{}', 'delivered', now(), '2026-01-01'::timestamptz + (n / 3) * interval '1 s'
      FROM generate_series(1, 9) n`,
    [webhook, team.id],
  );
  await database.asSuperuser(
    `INSERT INTO received_delivery (id, "integrationId", key, event, body, "receivedAt")
      SELECT gen_random_uuid(), $1, n::text, 'ping', '{}', '2026-01-01'::timestamptz + (n / 3) * interval '1 s' FROM generate_series(1, 9) n`,
    [integration],
  );
}

beforeAll(async () => {
  const [one, two] = [await makeFullTeam(), await makeFullTeam()];
  [ours, theirs] = [one.ids, two.ids];
  [cookie, stranger] = [one.cookie, two.cookie];
});

type Page = { next: string | null; past?: { id: string }[]; now?: string } & Record<string, readonly { id?: string; seq?: number }[]>;
type List = {
  /** Its field in the answer. */ readonly name: string;
  readonly of?: string;
  readonly handler: RouteHandler;
  readonly params: readonly (keyof Ids)[];
};

const LISTS: readonly List[] = [
  { name: "members", handler: members, params: ["team"] },
  { name: "tokens", handler: tokens, params: ["team"] },
  { name: "services", handler: services, params: ["team"] },
  { name: "freezes", handler: freezes, params: ["team"] },
  { name: "webhooks", handler: webhooks, params: ["team"] },
  { name: "integrations", handler: integrations, params: ["team"] },
  { name: "deliveries", handler: deliveries, params: ["team", "webhook"] },
  { name: "received", handler: received, params: ["team", "integration"] },
  { name: "events", handler: events, params: ["release"] },
  { name: "incidents", handler: incidents, params: ["team"] },
  { name: "events", of: " of an incident", handler: timeline, params: ["incident"] },
];

function ask({ handler, params }: List, query: string, { ids = ours, as = cookie } = {}) {
  const chosen = Object.fromEntries(params.map((name) => [name, ids[name]]));
  return call(handler, { path: `/api/test?${query}`, params: chosen, cookie: as });
}

const idsOf = (list: List, page: Page) => (page[list.name] ?? []).map((one) => one.id ?? one.seq);

async function walk(list: List, limit: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let after: string | null = ""; after !== null; after = pages.at(-1)?.next ?? null) {
    const { status, body } = await ask(list, `limit=${limit}${after && `&after=${encodeURIComponent(after)}`}`);
    expect(status, JSON.stringify(body)).toBe(200);
    pages.push(body as Page);
  }
  return pages;
}

describe.each(LISTS.map((list) => [`${list.name}${list.of ?? ""}`, list] as const))("the list of %s", (_, list) => {
  it("comes whole in its order, whatever the size of its pages", async () => {
    const [whole, ...others] = await walk(list, 500);
    if (!whole) throw new Error("There is no page.");
    expect(others).toEqual([]);
    const all = idsOf(list, whole);
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all).size).toBe(all.length);
    for (const limit of [1, 2, 3]) {
      const pages = await walk(list, limit);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.flatMap((page) => idsOf(list, page))).toEqual(all);
      expect(pages.toReversed().flatMap((page) => page.past ?? [])).toEqual(whole.past ?? []);
    }
  });

  it("refuses a cursor that is altered, of another list, or of another team", async () => {
    const { next } = (await ask(list, "limit=1")).body as Page;
    const other = LISTS.find((one) => one !== list && one.name !== "received") ?? list;
    const ofOther = ((await ask(other, "limit=1")).body as Page).next;
    const ofTheirs = ((await ask(list, "limit=1", { ids: theirs, as: stranger })).body as Page).next;
    const altered = `${next?.slice(0, -1)}${next?.endsWith("A") ? "B" : "A"}`;
    for (const cursor of [ofOther, ofTheirs, altered, "x", "", "-1", "1.5"]) {
      const { status, body } = await ask(list, `after=${encodeURIComponent(cursor ?? "")}`);
      expect([status, (body as Problem).code, (body as Problem).path], `${cursor}`).toEqual([400, "bad-input", "after"]);
      expect((body as Problem).detail).toBe("This list has no such place. Begin at its start.");
    }
    const foreign = await ask(list, `after=${encodeURIComponent(next ?? "")}`, { as: stranger });
    expect(foreign.status).toBe(404);
  });

  it.each(["0", "501", "-1", "1e1", "1.5", " 1"])("refuses a limit of %s", async (limit) => {
    const { status, body } = await ask(list, `limit=${encodeURIComponent(limit)}`);
    expect([status, (body as Problem).path]).toEqual([400, "limit"]);
  });
});

it("goes on where it was, although what the page ended with is gone", async () => {
  const list = LISTS.find(({ name }) => name === "webhooks");
  if (!list) throw new Error("There is no such list.");
  const whole = idsOf(list, (await ask(list, "limit=500")).body as Page);
  const { next } = (await ask(list, "limit=2")).body as Page;
  await database.asSuperuser("DELETE FROM webhook_endpoint WHERE id = $1", [whole[1]]);
  const rest = idsOf(list, (await ask(list, `after=${encodeURIComponent(next ?? "")}`)).body as Page);
  expect(rest).toEqual(whole.slice(2));
});

it("of a release begins after any event that is known by its number", async () => {
  const list = LISTS.find(({ name }) => name === "events");
  if (!list) throw new Error("There is no such list.");
  expect(idsOf(list, (await ask(list, "after=2")).body as Page)[0]).toBe(3);
  expect((await ask(list, "after=2", { ids: { ...ours, release: randomUUID() } })).status).toBe(404);
});
