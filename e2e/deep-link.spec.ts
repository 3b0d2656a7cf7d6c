import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("the address of an item leads to it", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("awaiting");
  const api = new ReleaseApi(await openWindow(people.bob), release);
  const { items } = await api.state();
  const last = items.filter((item) => item.phase === "t-zero").at(-1);
  const other = items.find((item) => item.phase !== "t-zero");
  if (!last || !other || !release) throw new Error("The scenario has no items.");
  const page = await openWindow(null);
  const box = (key: string) => page.locator(`[data-item="${key}"]`).getByRole("checkbox");

  await test.step("through the sign-in, back to that very item", async () => {
    await page.goto(`${release.path}#item-${last.key}`);
    await page.getByLabel("Email").fill(people.alice.email);
    await page.getByLabel("Password", { exact: true }).fill(people.alice.password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${release.path}#item-${last.key}$`));
    await expect(box(last.key)).toBeFocused();
    await expect(box(last.key)).toBeInViewport();
  });

  await test.step("an item of another phase selects that phase", async () => {
    await page.goto("about:blank");
    await new Room(page, release).open(`#item-${other.key}`);
    await expect(box(other.key)).toBeFocused();
    await expect(box(last.key)).toHaveCount(0);
  });

  await test.step("an item that is not there shows the phase people work in, and no alarm", async () => {
    await page.goto("about:blank");
    await new Room(page, release).open("#item-never-was");
    await expect(box(last.key)).toBeVisible();
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  });
});
