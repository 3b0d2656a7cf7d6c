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
const NOT_HERE = /\/session|acceptance|completion|first-run|incoming|calendars/;

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
  const description = await ApiDescription.read(request);
  const operations = description.operations().filter((one) => !ENDLESS.includes(one) && !NOT_HERE.test(one));
  const isRemoval = (one: string) => one.startsWith("DELETE") || /archiving|cancellation|rollback/.test(one);
  const ordered = [...operations.filter((one) => !isRemoval(one)), ...operations.filter(isRemoval)];
  const succeeded: string[] = [];
  for (const operation of ordered) {
    const [method = "", path = ""] = operation.split(" ");
    const { url, data } = requestTo(path, method, ids);
    const answer = await request.fetch(url, { method, ...(data ? { data } : {}) });
    expect.soft(await description.faultsOf(operation, await partsOf(answer)), `${operation} answered ${answer.status()}`).toEqual([]);
    if (answer.ok()) succeeded.push(operation);
  }
  const isReading = (one: string) => one.startsWith("GET");
  expect(succeeded).toEqual(expect.arrayContaining(ordered.filter(isReading)));
  // Changes that are possible as the team stands; the others were answered by a Problem.
  expect(succeeded.filter((one) => !isReading(one)).length).toBeGreaterThan(15);
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
