import { expect } from "@playwright/test";
import { holdTicks } from "./fixtures/hold-ticks";
import { ReleaseApi } from "./fixtures/release-api";
import { type Person, test } from "./fixtures/test";
import { Room } from "./pages/room";

/** What everybody sees of a change of somebody else: at most so long after it. */
const LIVE_MS = 2_000;

test.describe("two people in one room", () => {
  let alice: Person;
  let bob: Person;
  let left: Room;
  let right: Room;
  let api: ReleaseApi;
  let titles: Readonly<Record<string, string>>;

  test.beforeEach(async ({ scenario, openWindow }) => {
    const { people, release } = await scenario("planned");
    ({ alice, bob } = people);
    left = new Room(await openWindow(alice), release);
    right = new Room(await openWindow(bob), release);
    api = new ReleaseApi(left.page, release);
    titles = Object.fromEntries((await api.state()).items.map((item) => [item.key, item.title]));
    await left.open();
    await right.open();
  });

  const title = (key: string): string => titles[key] ?? key;

  test("see each other's ticks at once, with the name", async () => {
    await left.item(title("tests-green")).tick();
    const seen = right.item(title("tests-green"));
    await expect(seen.boxAs("Done")).toBeVisible({ timeout: LIVE_MS });
    await expect(seen.row.getByText(`${alice.name}, just now`)).toBeVisible();
    await right.item(title("security-scanned")).tick();
    await expect(left.item(title("security-scanned")).boxAs("Done")).toBeVisible({ timeout: LIVE_MS });
  });

  test("are told of opposite ticks, and who was first", async ({ expectConsole }) => {
    expectConsole(/status of 409 \(Conflict\)/);
    const letGo = await holdTicks(right.page);
    const seen = right.item(title("tests-green"));
    await seen.mark("Failed", "Two suites are red.");
    await expect(seen.boxAs("sending, Failed")).toBeVisible();
    await left.item(title("tests-green")).tick();
    await expect(left.item(title("tests-green")).boxAs("Done")).toBeVisible();
    letGo();
    await expect(seen.notice).toContainText(`${alice.name} was first`, { timeout: LIVE_MS });
    await expect(seen.notice).toContainText("Kept: done");
    await expect(seen.boxAs("Done")).toBeVisible();
    await seen.notice.getByRole("button", { name: "Mark failed anyway" }).click();
    await expect(left.item(title("tests-green")).boxAs("Failed")).toBeVisible({ timeout: LIVE_MS });
    await expect(left.item(title("tests-green")).row.getByText("Two suites are red.")).toBeVisible();
  });

  test("make one event of equal ticks", async () => {
    const letGo = await holdTicks(right.page);
    await right.item(title("tests-green")).tick();
    await left.item(title("tests-green")).tick();
    await expect(left.item(title("tests-green")).boxAs("Done")).toBeVisible();
    letGo();
    await expect(right.item(title("tests-green")).boxAs("Done")).toBeVisible();
    await expect(right.item(title("tests-green")).notice).toHaveCount(0);
    const { events } = await api.room();
    const ticks = events.filter((event) => event.type === "item.set" && event.payload.item === "tests-green");
    expect(ticks.map((event) => event.actor.name)).toEqual([alice.name]);
  });

  test("lose nothing when one of them has no connection", async ({ expectConsole }) => {
    expectConsole(/net::ERR_INTERNET_DISCONNECTED/);
    // The network goes once the room has its menus, which come a moment after it.
    await right
      .item(title("performance-proven"))
      .row.getByRole("button", { name: /^Actions for/ })
      .click();
    await expect(right.page.getByRole("menuitem", { name: "Add note" })).toBeVisible();
    await right.page.keyboard.press("Escape");
    await right.page.context().setOffline(true);
    await right.item(title("tests-green")).tick();
    await right.item(title("security-scanned")).tick();
    await right.item(title("performance-proven")).note("p95 stays below 200 ms.");
    await expect(right.banner("Reconnecting.")).toContainText("3 changes are saved here and will be sent.");
    for (const key of ["tests-green", "security-scanned", "performance-proven"]) {
      await expect(right.item(title(key)).row.getByText("Saved here, waits for the connection")).toBeVisible();
    }
    // The first tick of all also takes the release into preparation: two events.
    await left.item(title("code-frozen")).tick();
    await expect(left.item(title("code-frozen")).boxAs("Done")).toBeVisible();
    const back = Date.now();
    await right.page.context().setOffline(false);
    await expect(right.banner("Back online.")).toContainText("3 changes sent, 2 changes from others applied.");
    await expect(left.item(title("tests-green")).boxAs("Done")).toBeVisible({ timeout: LIVE_MS });
    const items = (await api.state()).items.filter((item) => item.key === "tests-green" || item.key === "security-scanned");
    expect(items.map((item) => item.by?.name)).toEqual([bob.name, bob.name]);
    expect(items.every((item) => item.at !== null && Date.parse(item.at) < back)).toBe(true);
    expect((await api.item("performance-proven")).notes.map((note) => note.text)).toEqual(["p95 stays below 200 ms."]);
  });

  test("lose nothing when a tab is reloaded before its changes were sent", async ({ expectConsole }) => {
    expectConsole(/net::ERR_FAILED/);
    await right.page.route(/\/items\//, (route) => route.abort());
    await right.item(title("tests-green")).tick();
    await right.item(title("security-scanned")).note("One finding, accepted until Friday.");
    await expect(right.item(title("tests-green")).row.getByText("Saved here, waits for the connection")).toBeVisible();
    await right.open();
    await expect(right.item(title("tests-green")).boxAs("sending, Done")).toBeVisible();
    expect((await api.item("tests-green")).status).toBe("todo");
    await right.page.unroute(/\/items\//);
    await expect(left.item(title("tests-green")).boxAs("Done")).toBeVisible();
    await expect
      .poll(async () => (await api.item("security-scanned")).notes.map((note) => note.text))
      .toEqual(["One finding, accepted until Friday."]);
  });

  test("share one stream among their tabs, which the next one takes over", async () => {
    const second = new Room(await right.page.context().newPage(), { path: new URL(right.page.url()).pathname });
    const asked: string[] = [];
    second.page.on("request", (request) => {
      if (request.url().includes("/api/v1/live")) asked.push(request.url());
    });
    await second.openBeside();
    await left.item(title("tests-green")).tick();
    await expect(right.item(title("tests-green")).boxAs("Done")).toBeVisible();
    await expect(second.item(title("tests-green")).boxAs("Done")).toBeVisible({ timeout: LIVE_MS });
    expect(asked).toEqual([]);
    await right.page.close();
    await left.item(title("security-scanned")).tick();
    await expect(second.item(title("security-scanned")).boxAs("Done")).toBeVisible();
    await expect.poll(() => asked.length).toBe(1);
  });

  test("are told when a newer build is served", async ({ expectConsole }) => {
    // Whatever the page fetches in the moment without network: its build is what this is about.
    expectConsole(/net::ERR_INTERNET_DISCONNECTED/);
    await right.page.route(/\/api\/v1\/live\?/, (route) => route.fulfill({ contentType: "text/event-stream", body: helloOf("another") }), {
      times: 1,
    });
    await right.page.context().setOffline(true);
    await right.page.context().setOffline(false);
    await expect(right.banner("A newer version of T-Minus is running.")).toBeVisible();
    await right.banner("A newer version of T-Minus is running.").getByRole("button", { name: "Reload" }).click();
    await expect(right.banner("A newer version of T-Minus is running.")).toHaveCount(0);
    await expect(right.item(title("tests-green")).boxAs("To do")).toBeVisible();
  });
});

function helloOf(build: string): string {
  return `data: ${JSON.stringify({ type: "hello", build, now: new Date().toISOString() })}\n\n`;
}
