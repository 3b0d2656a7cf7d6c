import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { hangDatabase } from "./fixtures/hang-database";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

// The database of this file stands still for a while; nobody shares it.
test.use({ serverOptions: { settings: { statement_timeout: 0 } } });

const SILENT = "The database does not answer";

test("while Postgres hangs pages are 503 and come back by themselves, and ticks wait", async ({
  scenario,
  openWindow,
  server,
  expectConsole,
}) => {
  expectConsole(/status of 503|request failed|net::ERR/);
  const { team, people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.alice), release);
  const form = await openWindow(people.manager);
  const visitor = await openWindow(null);
  const api = new ReleaseApi(room.page, release);
  const titles = new Map((await api.state()).items.map((item) => [item.key, item.title]));
  const item = (key: string) => room.item(titles.get(key) ?? key);
  await room.open();
  await form.goto(`/t/${team.slug}/releases/new`);
  await form.getByLabel("To", { exact: true }).fill("9.9.9");

  const goOn = hangDatabase(server);
  try {
    await test.step("every page says 503, in our frame", async () => {
      for (const path of ["/first-run", "/sign-in", "/", new URL(room.page.url()).pathname, "/nothing-here"]) {
        const answer = await visitor.goto(path);
        expect(answer?.status(), path).toBe(503);
        expect(answer?.headers()["retry-after"]).toBe("5");
        await expect(visitor.getByText(SILENT)).toBeVisible();
        expect(new URL(visitor.url()).pathname).toBe(path);
      }
      expect(await violations(visitor, { tags: ["best-practice"] })).toEqual([]);
      expect((await visitor.request.get("/api/health/live")).status()).toBe(200);
      expect((await visitor.request.get("/api/health/ready")).status()).toBe(503);
    });

    await test.step("ticks stay visible as waiting", async () => {
      await item("tests-green").tick();
      await item("security-scanned").tick();
      for (const key of ["tests-green", "security-scanned"])
        await expect(item(key).row.getByText("Saved here, waits for the connection")).toBeVisible();
    });
    await visitor.goto("/sign-in");
  } finally {
    goOn();
  }

  await test.step("all of it comes back by itself, without a restart", async () => {
    await expect(visitor.getByLabel("Email")).toBeVisible();
    for (const key of ["tests-green", "security-scanned"]) await expect(item(key).boxAs("Done")).toBeVisible();
    await expect.poll(async () => (await api.item("security-scanned")).status).toBe("done");
    expect((await api.events()).filter((event) => event.type === "item.set")).toHaveLength(2);
    await expect(form.getByLabel("To", { exact: true })).toHaveValue("9.9.9");
  });
});
