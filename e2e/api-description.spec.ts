import type { APIResponse } from "@playwright/test";
import { expect } from "@playwright/test";
import { ApiDescription } from "./fixtures/api-description";
import { violations } from "./fixtures/axe";
import { builtRoutes } from "./fixtures/built-routes";
import { furnish } from "./fixtures/furnished-team";
import { requestTo } from "./fixtures/route-requests";
import { test } from "./fixtures/test";

/** Streams without an end. */
const ENDLESS = ["GET /api/v1/live"];
/** Would end the session that asks, or need a link of its own. */
const NOT_HERE = /\/session|acceptance|completion|first-run|incoming|calendars|status-pages\/\[address\]/;

/** For whoever plans releases, which an admin does not. */
const OF_PLANNERS = /\/availability$/;

test("the description names every route of the API with every method, and nothing else", async ({ openWindow }) => {
  const { request } = await openWindow(null);
  const description = await ApiDescription.read(request);
  const { routes } = await builtRoutes();
  const built = routes
    .filter(({ path }) => /^\/api\/(v1|health)\//.test(path))
    .flatMap(({ path, methods }) => Object.keys(methods).map((method) => `${method} ${path}`));
  expect(description.operations().sort()).toEqual(built.sort());
});

test("what the routes answer is what the description says", async ({ scenario, openWindow }) => {
  test.setTimeout(300_000);
  const team = await scenario("awaiting");
  const ids = await furnish(team, openWindow);
  const { request } = await openWindow(team.people.admin);
  const planner = (await openWindow(team.people.manager)).request;
  const description = await ApiDescription.read(request);
  const operations = description.operations().filter((one) => !ENDLESS.includes(one) && !NOT_HERE.test(one));
  const isRemoval = (one: string) => one.startsWith("DELETE") || /archiving|cancellation|rollback/.test(one);
  const ordered = [...operations.filter((one) => !isRemoval(one)), ...operations.filter(isRemoval)];
  const succeeded: string[] = [];
  for (const operation of ordered) {
    const [method = "", path = ""] = operation.split(" ");
    const { url, data } = requestTo(path, method, ids);
    const answer = await (OF_PLANNERS.test(path) ? planner : request).fetch(url, { method, ...(data ? { data } : {}) });
    expect.soft(await description.faultsOf(operation, await partsOf(answer)), `${operation} answered ${answer.status()}`).toEqual([]);
    if (answer.ok()) succeeded.push(operation);
  }
  const isReading = (one: string) => one.startsWith("GET");
  expect(ordered.filter((one) => isReading(one) && !succeeded.includes(one))).toEqual([]);
  // Changes that are possible as the team stands; the others were answered by a Problem.
  expect(succeeded.filter((one) => !isReading(one)).length).toBeGreaterThan(15);
});

test("a program is told its limit and the version of what it reads, in the headers that the description names", async ({
  scenario,
  openWindow,
  server,
}) => {
  const { people, team, release } = await scenario("awaiting");
  const { request } = await openWindow(people.admin);
  const description = await ApiDescription.read(request);
  const body = { name: "Pipeline", owner: people.alice.id, scopes: ["read", "tick"], days: 1 };
  const { token } = await (await request.post(`/api/v1/teams/${team.id}/tokens`, { data: body })).json();
  const ask = (path: string, headers = {}, init: RequestInit = {}) =>
    fetch(`${server.url}/api/v1/releases/${release?.id}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
  for (const [operation, path] of [
    ["GET /api/v1/releases/[release]", ""],
    ["GET /api/v1/releases/[release]/phases/[phase]/gate", "/phases/t-zero/gate"],
  ] as const) {
    const first = await ask(path);
    const named = ["ratelimit", "ratelimit-policy", "etag"];
    expect(description.headersOf(operation, 200)).toEqual(named);
    expect(named.filter((name) => !first.headers.get(name))).toEqual([]);
    const again = await ask(path, { "if-none-match": first.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(description.faultsOf(operation, { status: 304, type: "", text: "" })).toEqual([]);
  }
  expect(description.headersOf("GET /api/v1/releases/[release]", 429)).toEqual(["ratelimit", "ratelimit-policy", "retry-after"]);
  const change = { method: "PATCH", body: JSON.stringify({ changes: { impact: "None." } }) };
  const refused = await ask("/details", { "content-type": "application/json", "if-match": '"1.aaaaaaaaaaaaaaaa"' }, change);
  expect(refused.status).toBe(403);
  const alice = await openWindow(people.alice);
  const stale = await alice.request.patch(`/api/v1/releases/${release?.id}/details`, {
    headers: { "if-match": '"1.aaaaaaaaaaaaaaaa"' },
    data: { changes: { impact: "None." } },
  });
  expect(stale.status()).toBe(412);
  expect(await description.faultsOf("PATCH /api/v1/releases/[release]/details", await partsOf(stale))).toEqual([]);
});

test("the page of the API is readable without a script, and leads to the document", async ({ openWindow }) => {
  const page = await openWindow(null);
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { name: "T-Minus API" })).toBeVisible();
  await expect(page.getByRole("link", { name: "/api/v1/releases/{release}/items/{item}/status" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(page.getByRole("link", { name: "OpenAPI 3.1" })).toHaveAttribute("href", "/api/openapi.json");
});

const partsOf = async (answer: APIResponse) => ({
  status: answer.status(),
  type: (answer.headers()["content-type"] ?? "").split(";")[0] ?? "",
  text: await answer.text(),
});
