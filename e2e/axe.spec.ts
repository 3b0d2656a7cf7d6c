import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { test } from "./fixtures/test";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}: axe finds nothing`, () => {
    test("on the pages of a visitor", async ({ openWindow }) => {
      const page = await openWindow(null, { colorScheme });
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("on the pages of a team", async ({ scenario, openWindow }) => {
      const { team, people } = await scenario("awaiting", { commander: "none" });
      const page = await openWindow(people.manager, { colorScheme });
      for (const path of ["", "/releases", "/releases/new", "/services", "/freezes", "/members", "/audit"]) {
        await page.goto(`/t/${team.slug}${path}`);
        await expect(page.getByRole("main")).toBeVisible();
        expect(await violations(page), path).toEqual([]);
      }
    });

    test("in a room, wide and on a phone, and in its sign-off", async ({ scenario, openWindow }) => {
      const { release, people } = await scenario("awaiting", { commander: "none" });
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const page = await openWindow(people.alice, { colorScheme, viewport });
        await page.goto(release?.path ?? "");
        await expect(page.getByRole("checkbox").first()).toBeVisible();
        expect(await violations(page), `room at ${viewport.width}`).toEqual([]);
        await page.getByRole("button", { name: /^Sign off as deployer/ }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await violations(page), `sign-off at ${viewport.width}`).toEqual([]);
      }
    });

    test("in a rollback room", async ({ scenario, openWindow }) => {
      const { release, people } = await scenario("rolling-back");
      const page = await openWindow(people.alice, { colorScheme });
      await page.goto(release?.path ?? "");
      await expect(page.getByRole("checkbox").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}
