import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { type BuiltRoute, builtRoutes } from "./fixtures/built-routes";
import { furnish } from "./fixtures/furnished-team";
import { fillIn, type Ids, type RouteRequest, randomIds, requestTo } from "./fixtures/route-requests";
import { type Fixtures, test } from "./fixtures/test";

/** Declares nothing by itself: next-auth's own, and the picture of the tab. */
const NOT_OURS = ["/api/auth/[...nextauth]", "/icon.svg"];
/** Belongs to no team: to everybody, or to whoever is signed in. */
const WITHOUT_TEAM = [
  "/api/metrics",
  "/api/health/live",
  "/api/health/ready",
  "/api/test/clock",
  "/api/v1/calendars/[address]",
  "/api/v1/first-run",
  "/api/v1/incoming/[address]",
  "/api/v1/invitations/acceptance",
  "/api/v1/password-resets/completion",
  "/api/v1/live",
  "/api/v1/session",
  "/api/v1/session/[session]",
  "/api/v1/session/notices",
  "/api/v1/session/others",
  "/api/v1/session/password",
  "/api/v1/session/profile",
  "/api/v1/session/proof",
  "/api/v1/status-pages/[address]",
  "/api/v1/teams",
];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

type Teams = {
  /** Of the team that is not to be seen. */
  readonly theirs: Ids;
  /** Of the team of whoever looks. */
  readonly ours: Ids;
  readonly windows: Readonly<Record<Visitor, Page>>;
};
type Visitor = "nobody signed in" | `another team's ${"admin" | "manager" | "member" | "viewer"}`;

async function twoTeams({ scenario, openWindow }: Pick<Fixtures, "scenario" | "openWindow">): Promise<Teams> {
  const theirs = await furnish(await scenario("awaiting"), openWindow);
  const other = await scenario("awaiting");
  const { admin, manager, alice, agent } = other.people;
  return {
    theirs,
    ours: await furnish(other, openWindow),
    windows: {
      "nobody signed in": await openWindow(null),
      "another team's admin": await openWindow(admin),
      "another team's manager": await openWindow(manager),
      "another team's member": await openWindow(alice),
      "another team's viewer": await openWindow(agent),
    },
  };
}

test("every route declares its permission, and all but a few belong to a team", async () => {
  const { routes } = await builtRoutes();
  expect(routes.length).toBeGreaterThan(40);
  const undeclared = routes.filter(({ methods }) => Object.values(methods).includes(null)).map(({ path }) => path);
  expect(undeclared.filter((path) => !NOT_OURS.includes(path))).toEqual([]);
  const open = routes.filter(({ methods }) => Object.values(methods).some((one) => one === "public" || one === "signed-in"));
  expect(open.map(({ path }) => path).filter((path) => !WITHOUT_TEAM.includes(path))).toEqual([]);
  expect(ofTeams(routes).filter(({ path }) => !/\/\[(team|release|incident)\]/.test(path))).toEqual([]);
});

test("every route answers another team's people, and nobody, as it does for a random id", async ({ scenario, openWindow, server }) => {
  test.setTimeout(600_000);
  const routes = ofTeams((await builtRoutes()).routes);
  const { theirs, ours, windows } = await twoTeams({ scenario, openWindow });
  const visitors = Object.entries(windows);
  const members = visitors.filter(([who]) => who !== "nobody signed in");

  await test.step("over every route, method and visitor", async () => {
    const random = randomIds(theirs);
    for (const [{ path, methods }, method] of routes.flatMap((route) => METHODS.map((one) => [route, one] as const))) {
      for (const [who, { request }] of visitors) {
        const real = await ask(request, requestTo(path, method, theirs), theirs);
        expect(real, `${method} ${path}, ${who}`).toEqual(await ask(request, requestTo(path, method, random), random));
        const status = method in methods ? (who === "nobody signed in" ? 401 : 404) : 405;
        expect(real.status, `${method} ${path}, ${who}: ${real.body}`).toBe(status);
      }
    }
  });

  await test.step("and within the own team, for everything that is named by an id", async () => {
    const outer = { team: ours.team, slug: ours.slug, release: ours.release };
    const foreign = { ...theirs, ...outer };
    const random = { ...randomIds(theirs), ...outer };
    const inner = routes.filter(({ path }) => /\[(?!team|release|item|phase|gate|due|list|step|section|words)\w+\]/.test(path));
    expect(inner.length).toBeGreaterThan(8);
    const byPath = inner.flatMap(({ path, methods }) => Object.keys(methods).map((method) => [method, path] as const));
    for (const [method, path] of [...byPath, ...BY_REFERENCE]) {
      for (const [who, { request }] of members) {
        const real = await ask(request, requestTo(path, method, foreign), foreign);
        expect(real, `${method} ${path}, ${who}`).toEqual(await ask(request, requestTo(path, method, random), random));
        expect(real.status, `${method} ${path}, ${who}: ${real.body}`).toBeGreaterThanOrEqual(400);
      }
    }
  });

  await test.step("filters, the log and sessions of others find nothing", async () => {
    const random = randomIds(theirs);
    const { request } = windows["another team's admin"];
    for (const requestOf of BY_FILTER) {
      const real = await ask(request, requestOf(theirs, ours), theirs);
      const none = await ask(request, requestOf(random, ours), random);
      expect(withoutNow(real), requestOf(theirs, ours).url).toEqual(withoutNow(none));
    }
  });

  await test.step("the stream says of another team's release what it says of none", async () => {
    const cookies = await windows["another team's member"].context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const real = await framesOf(theirs.release, { url: server.url, cookie });
    expect(real).toEqual(await framesOf(randomIds(theirs).release, { url: server.url, cookie }));
    expect(real).toEqual([expect.stringContaining('"type":"reset"')]);
  });
});

test("every page shows another team's people, and nobody, what it shows for a random address", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  test.setTimeout(300_000);
  expectConsole(/status of 404 \(Not Found\)/);
  const { theirs, ours, windows } = await twoTeams({ scenario, openWindow });
  const random = randomIds(theirs);
  const pages = (await builtRoutes()).pages.filter((path) => path.includes("[team]"));
  expect(pages.length).toBeGreaterThan(5);
  for (const who of ["another team's member", "nobody signed in"] as const) {
    for (const path of pages) {
      expect(await look(windows[who], path, theirs), `${path}, ${who}`).toEqual(await look(windows[who], path, random));
      if (!path.includes("[release]")) continue;
      const real = await look(windows[who], path, { ...theirs, slug: ours.slug });
      expect(real, `${path} of the own team, ${who}`).toEqual(await look(windows[who], path, { ...random, slug: ours.slug }));
    }
  }
});

/** Requests that name something of a team in their body. */
const BY_REFERENCE = [
  ["POST", "/api/v1/teams/[team]/releases"],
  ["POST", "/api/v1/teams/[team]/freezes"],
  ["PUT", "/api/v1/releases/[release]/items/[item]/assignee"],
  ["PUT", "/api/v1/releases/[release]/roster"],
] as const;

/** What looks for something of `ids` within `ours`. */
const BY_FILTER: readonly ((ids: Ids, ours: Ids) => RouteRequest)[] = [
  ({ service }, { team }) => ({ method: "GET", url: `/api/v1/teams/${team}/releases?service=${service}` }),
  ({ release }, { team }) => ({ method: "GET", url: `/api/v1/teams/${team}/audit?release=${release}` }),
  ({ member }, { team }) => ({ method: "GET", url: `/api/v1/teams/${team}/audit?person=${member}` }),
  ({ release }, { team }) => ({ method: "GET", url: `/api/v1/teams/${team}/audit/entry?stream=release%3A${release}&seq=1` }),
  (ids, { team }) => ({ method: "GET", url: `/api/v1/teams/${team}/audit/entry?stream=team%3A${ids.team}&seq=1` }),
  (ids, { team }) => requestTo("/api/v1/teams/[team]/window-check", "GET", { ...ids, team }),
  ({ session }) => ({ method: "DELETE", url: `/api/v1/session/${session}`, data: {} }),
];

const ofTeams = (routes: readonly BuiltRoute[]) => routes.filter(({ path }) => !NOT_OURS.includes(path) && !WITHOUT_TEAM.includes(path));

type Answer = { readonly status: number; readonly type: string; readonly body: string };

/** What came back, with the ids that were asked for written as their names. */
async function ask(request: APIRequestContext, { method, url, data }: RouteRequest, ids: Ids): Promise<Answer> {
  const answer = await request.fetch(url, { method, ...(data ? { data } : {}) });
  return { status: answer.status(), type: answer.headers()["content-type"] ?? "", body: named(await answer.text(), ids) };
}

/** Short ones are keys and numbers that every team has, and stand in times as well. */
const named = (text: string, ids: Ids): string =>
  Object.entries(ids)
    .filter(([, id]) => id.length > 10)
    .reduce((rest, [name, id]) => rest.replaceAll(id, `[${name}]`), text);

const withoutNow = ({ body, ...rest }: Answer) => ({ ...rest, body: body.replace(/"now":"[^"]+"/, '"now"') });

/** What the stream says about a release, up to the first frame that is about it. */
async function framesOf(release: string, { url, cookie }: { url: string; cookie: string }): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/live?after=${release}.0`, { headers: { cookie } });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (/"type":"(reset|events|presence)"/.test(text)) break;
  }
  const frames = text.split("\n").filter((line) => line.startsWith("data: ") && !/"type":"(hello|ping)"/.test(line));
  return frames.map((line) => line.replaceAll(release, "[release]"));
}

/** The frame of the own team counts on between two looks. */
const withoutClocks = (text: string): string => text.replaceAll(/T[+-](\d+d )?[\d:]{5,}|\b\d\d:\d\d [A-Z]{3,4}\b/g, "[clock]");

async function look(page: Page, path: string, ids: Ids) {
  const answer = await page.goto(fillIn(path, ids));
  // No page that is looked at here keeps a stream: it ends by itself, and is then what its reader gets.
  await page.waitForLoadState("networkidle");
  // A frame asks for what it counts once it is alive, which a busy machine may put off for longer than that quiet.
  const bell = page.getByRole("button", { name: /^Notifications/ });
  if ((await bell.count()) > 0) {
    await page.getByRole("region", { name: "In flight" }).waitFor();
    await expect(bell).toHaveAccessibleName(/unread$/);
  }
  const text = await page.locator("body").ariaSnapshot();
  return {
    status: answer?.status(),
    url: named(decodeURIComponent(page.url()), ids),
    title: named(await page.title(), ids),
    text: withoutClocks(named(text, ids)),
  };
}
