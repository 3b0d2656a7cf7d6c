import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
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
testDatabase();

// biome-ignore lint/style/noProcessEnv: how long a test goes on is set from outside, and is none of the application's settings
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 500);
/** A busy machine takes its time without being wrong. */
const TIMEOUT_MS = 600_000 + REQUESTS * 200;
/** Streams without an end; needs a machine of its own; would end the sessions that ask. */
const LEFT_OUT = /\/api\/v1\/(live|session)|\/api\/(test|metrics)|\/members\/\[member\]/;

let team: PlanningTeam;
let ids: Record<string, string>;
let routes: Route[];
let admin: string;
let stranger: string;

beforeAll(async () => {
  team = await makePlanningTeam();
  const release = await plan(team, { plannedT0: soon(24 * 60) });
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  const item = loaded?.state.items[0];
  ids = { team: team.id, release, service: team.service.id, item: item?.key ?? "", phase: item?.phase ?? "" };
  admin = await cookieFor(team.people.adam.ref.id);
  stranger = await cookieFor((await makePlanningTeam()).people.adam.ref.id);
  routes = (await listRoutes()).filter(({ path }) => !LEFT_OUT.test(path));
});

const nowhere = "00000000-0000-4000-8000-000000000000";
const named = (path: string) => [...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);

async function send({ path, method, handler }: Route, { query, body, cookie }: { query: unknown; body: unknown; cookie: string }) {
  const params = Object.fromEntries(named(path).map((name) => [name, ids[name] ?? nowhere]));
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([key, value]) => [key, String(value)])).toString();
  const address = path.replaceAll(/\[(\w+)\]/g, (_, name: string) => params[name] ?? name);
  const hasBody = handler.shape.body !== undefined;
  const answer = await call(handler, { method, path: `${address}${search && `?${search}`}`, params, cookie, ...(hasBody ? { body } : {}) });
  return { ...answer, said: `${method} ${address}?${search} ${JSON.stringify(body)?.slice(0, 400)}: ${JSON.stringify(answer.body)}` };
}

/** A route with a query and a body of the form it declares. */
const requests = (from: readonly Route[]) =>
  fc.constantFrom(...from).chain((route) => {
    const known = Object.values(ids);
    const { query, body } = route.handler.shape;
    return fc.record({
      route: fc.constant(route),
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
    const property = fc.asyncProperty(requests(taking), async ({ route, query, broken }) => {
      const { status, said } = await send(route, { query, body: broken, cookie: admin });
      expect([400, 401, 403, 404, 415, 422, 429], said).toContain(status);
    });
    await fc.assert(property, { numRuns: REQUESTS });
    expect(await rows()).toEqual(before);
  });

  it("of another team are refused, and store nothing", { timeout: TIMEOUT_MS }, async () => {
    const before = await rows();
    const scoped = routes.filter(({ path }) => /\[(team|release)\]/.test(path));
    const property = fc.asyncProperty(requests(scoped), async ({ route, query, body }) => {
      const { status, said } = await send(route, { query, body, cookie: stranger });
      expect([400, 401, 404], said).toContain(status);
    });
    await fc.assert(property, { numRuns: REQUESTS });
    expect(await rows()).toEqual(before);
  });

  it("of the own admin may do something, but never fail on our side", { timeout: TIMEOUT_MS }, async () => {
    const property = fc.asyncProperty(requests(routes), async ({ route, query, body }) => {
      const { status, said } = await send(route, { query, body, cookie: admin });
      expect(status, said).toBeLessThan(500);
    });
    await fc.assert(property, { numRuns: REQUESTS });
  });
});
