import { expect } from "@playwright/test";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("what stops a release opens in a room just loaded, and opens when the network is gone", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  const { people, release } = await scenario("awaiting");
  const page = await openWindow(people.bob);
  await new Room(page, release).open();

  await test.step("the dialog of the rollback comes by its key, though its code comes after the page", async () => {
    await page.keyboard.press("r");
    const dialog = page.getByRole("alertdialog", { name: /^Roll back / });
    await expect(dialog.getByRole("button", { name: /^Keep / })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("a menu opens at its first press, by the keyboard, and gives the focus back", async () => {
    const button = page.getByRole("button", { name: "More actions" });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { disabled: false }).first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
  });

  await test.step("without a network another dialog opens, which never did before", async () => {
    expectConsole(/net::ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.keyboard.press("s");
    await expect(page.getByRole("dialog")).toBeVisible();
  });
});
