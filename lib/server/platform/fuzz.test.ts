import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { makeToken } from "@/lib/server/access/testing/token";
import { verifyAudit } from "@/lib/server/audit/verify";
import { declare, requireDeclarer } from "@/lib/server/incident/declare";
import { db } from "@/lib/server/platform/db";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, type PlanningTeam, plan, soon } from "@/lib/server/release/testing/plan";
import { listRoutes, type Route } from "@/scripts/lib/routes.mjs";
import { testDatabase } from "./testing/database";
import { call, cookieFor } from "./testing/request";
import { notOf, ofSchema, schemaOf } from "./testing/schema-arbitrary";

/**
 * Requests by chance over every route. `npm run fuzz` sends 20,000 of each kind. A failure names the seed and path with which
 * `fc.assert` repeats it.
 */
testDatabase({ env: { TMINUS_LIMIT_TOKEN: "0" } });

// biome-ignore lint/style/noProcessEnv: how long a test goes on is set from outside, and is none of the application's settings
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 500);
/** A busy machine takes its time without being wrong. */
const TIMEOUT_MS = 600_000 + REQUESTS * 200;
/** What a token's own acts are recorded as; the first of them begins the preparation. */
const REPORTED =
  /^(item\.(set|evidence-added|evidence-removed)|reading\.recorded|flag\.raised|incident\.noted|release\.preparation-started)$/;
/** Streams without an end; needs a machine of its own; would end the sessions that ask. */
const LEFT_OUT = /\/api\/v1\/(live|session)|\/api\/(test|metrics)|\/members\/\[member\]/;

let team: PlanningTeam;
let ids: Record<string, string>;
let routes: Route[];
let admin: string;
let stranger: string;
let deployer: string;
let token: string;
let places: readonly { item: string; phase: string }[];

beforeAll(async () => {
  team = await makePlanningTeam();
  const release = await plan(team, { plannedT0: soon(24 * 60) });
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  places = (loaded?.state.items ?? []).map(({ key, phase }) => ({ item: key, phase }));
  const declarer = await requireDeclarer(team.people.alice.access("incident.work"), team.id, release);
  const incident = (await declare(declarer, { title: "Payments fail", severity: "P1", impact: "A third fails." })).id;
  const step = { list: "afterwards", step: "cause-explained", section: "cause", words: "lessons" };
  ids = { team: team.id, release, incident, ...step, service: team.service.id, member: team.people.vera.ref.id };
  admin = await cookieFor(team.people.adam.ref.id);
  deployer = await cookieFor(team.people.alice.ref.id);
  token = await makeToken(team, team.people.bob, ["read", "tick", "readings", "flag", "notes"]);
  stranger = await cookieFor((await makePlanningTeam()).people.adam.ref.id);
  routes = (await listRoutes()).filter(({ path }) => !LEFT_OUT.test(path));
});

const nowhere = "00000000-0000-4000-8000-000000000000";
const named = (path: string) => [...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);

type Sent = { query: unknown; body: unknown; place: Record<string, string>; headers: Record<string, string>; cookie?: string };

async function send({ path, method, handler }: Route, { query, body, place, headers, cookie }: Sent) {
  const known: Record<string, string> = { ...ids, ...place };
  const params = Object.fromEntries(named(path).map((name) => [name, known[name] ?? nowhere]));
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([key, value]) => [key, String(value)])).toString();
  const address = path.replaceAll(/\[(\w+)\]/g, (_, name: string) => params[name] ?? name);
  const hasBody = handler.shape.body !== undefined;
  const where = `${address}${search && `?${search}`}`;
  const answer = await call(handler, { method, path: where, params, cookie, headers, ...(hasBody ? { body } : {}) });
  // What is over takes no more commands: the requests after it would all be told so.
  if (answer.status === 200 && /\/(cancellation|rollback)$/.test(path)) ids.release = await plan(team, { plannedT0: soon(24 * 60) });
  return { ...answer, said: `${method} ${address}?${search} ${JSON.stringify(body)?.slice(0, 400)}: ${JSON.stringify(answer.body)}` };
}

/** What a header can hold. */
const headerText = fc.stringMatching(/^[!-~]{1,20}$/);
const headers = fc.record(
  {
    "if-match": fc.oneof(headerText, fc.constantFrom('"0"', '"1"', '"1.aaaaaaaaaaaaaaaa"', "*")),
    "if-none-match": headerText,
    "idempotency-key": fc.oneof(headerText, fc.constant("the-same-key")),
  },
  { requiredKeys: [] },
);

/** A route with a query and a body of the form it declares. */
const requests = (from: readonly Route[]) =>
  fc.constantFrom(...from).chain((route) => {
    const known = Object.values(ids);
    const { query, body } = route.handler.shape;
    return fc.record({
      route: fc.constant(route),
      place: fc.constantFrom(...places),
      headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
      query: query ? ofSchema(schemaOf(query), known) : fc.constant(undefined),
      body: body ? ofSchema(schemaOf(body), known) : fc.constant(undefined),
      broken: body ? notOf(ofSchema(schemaOf(body), known)) : fc.constant(undefined),
    });
  });

/** Rows of every table of the application; those which count attempts and sessions are none of a request's doing. */
async function rows(): Promise<Record<string, number>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`;
  const counted = tables.map(async ({ name }) => {
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${name}"`);
    return [name, row?.count ?? 0] as const;
  });
  return Object.fromEntries((await Promise.all(counted)).filter(([name]) => !/throttle|rate|session/.test(name)));
}

describe("requests by chance", () => {
  it("which are not understood are refused, and store nothing", { timeout: TIMEOUT_MS }, async () => {
    const before = await rows();
    const taking = routes.filter(({ handler }) => handler.shape.body);
    const property = fc.asyncProperty(requests(taking), async ({ route, broken, ...sent }) => {
      const { status, said } = await send(route, { ...sent, body: broken, cookie: admin });
      expect([400, 401, 403, 404, 415, 422, 429], said).toContain(status);
    });
    await fc.assert(property, { numRuns: REQUESTS });
    expect(await rows()).toEqual(before);
  });

  it("of another team are refused, and store nothing", { timeout: TIMEOUT_MS }, async () => {
    const before = await rows();
    const scoped = routes.filter(({ path }) => /\[(team|release|incident)\]/.test(path));
    const property = fc.asyncProperty(requests(scoped), async ({ route, ...sent }) => {
      const { status, said } = await send(route, { ...sent, cookie: stranger });
      expect([400, 401, 404], said).toContain(status);
    });
    await fc.assert(property, { numRuns: REQUESTS });
    expect(await rows()).toEqual(before);
  });

  it.each(["admin", "deployer"] as const)(
    "of the own %s may do something, but never fail on our side",
    { timeout: TIMEOUT_MS },
    async (who) => {
      const property = fc.asyncProperty(requests(routes), async ({ route, ...sent }) => {
        const { status, said } = await send(route, { ...sent, cookie: who === "admin" ? admin : deployer });
        expect(status, said).toBeLessThan(500);
      });
      await fc.assert(property, { numRuns: REQUESTS });
    },
  );

  it("of a token with every scope only ever report, read, note and raise flags", { timeout: TIMEOUT_MS }, async () => {
    const authorization = `Bearer ${token}`;
    const property = fc.asyncProperty(requests(routes), async ({ route, headers: sent, ...rest }) => {
      const { status, said } = await send(route, { ...rest, headers: { ...sent, authorization } });
      expect(status, said).toBeLessThan(500);
    });
    await fc.assert(property, { numRuns: REQUESTS });
    const events = await db().event.findMany({ select: { body: true } });
    const own = events.map(({ body }) => JSON.parse(body)).filter(({ actor }) => actor.kind === "token");
    const types = new Set<string>(own.map(({ type }) => type));
    expect([...types].filter((type) => !REPORTED.test(type))).toEqual([]);
  });

  it("left a log that is whole, and tables that are what it says", { timeout: TIMEOUT_MS }, async () => {
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });
});
