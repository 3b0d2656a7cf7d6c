import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("the keyboard alone leads through a room", async ({ scenario, openWindow }) => {
  const { people, release, team } = await scenario("awaiting");
  const page = await openWindow(people.alice);
  const room = new Room(page, release);
  await room.open();
  const { keyboard } = page;
  const api = new ReleaseApi(page, release);
  const { items, phases } = await api.state();
  const shown = items.filter((item) => item.phase === "t-zero" && item.parent === null);
  const focused = page.locator("[data-item]").filter({ has: page.locator("[role=checkbox]:focus") });
  const focusedKey = async () => (await focused.getAttribute("data-item")) ?? "";

  await test.step("the first stop is the link that skips to the checklist", async () => {
    await keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to checklist" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page.locator("#checklist")).toBeFocused();
  });

  await test.step("j and k move among the items", async () => {
    await keyboard.press("j");
    await expect(focused).toHaveAttribute("data-item", shown[0]?.key ?? "");
    const first = await focusedKey();
    await keyboard.press("j");
    await expect(focused).not.toHaveAttribute("data-item", first);
    await keyboard.press("k");
    await expect(focused).toHaveAttribute("data-item", first);
  });

  await test.step("n and b ask for the reason in place, where single keys are letters", async () => {
    const key = await focusedKey();
    const before = await api.item(key);
    const row = page.locator(`[data-item="${key}"]`);
    for (const ask of ["n", "b"]) {
      await keyboard.press(ask);
      await expect(row.getByRole("textbox")).toBeFocused();
      await keyboard.type("jxsr?");
      await expect(row.getByRole("textbox")).toHaveValue("jxsr?");
      await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toHaveCount(0);
      await keyboard.press("Escape");
      await expect(row.getByRole("textbox")).toHaveCount(0);
      await expect(row.getByRole("checkbox")).toBeFocused();
    }
    expect(await api.item(key)).toEqual(before);
  });

  await test.step("the focus is back on the item once the reason is sent", async () => {
    const key = await focusedKey();
    const row = page.locator(`[data-item="${key}"]`);
    for (const [ask, status] of [
      ["b", "blocked"],
      ["n", "not-applicable"],
    ] as const) {
      await keyboard.press(ask);
      await expect(row.getByRole("textbox")).toBeFocused();
      await keyboard.type("It waits");
      await keyboard.press("Enter");
      await expect(row.getByRole("checkbox")).toBeFocused();
      await expect.poll(async () => (await api.item(key)).status).toBe(status);
    }
  });

  await test.step("y copies the command of the item", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const item = shown.find((one) => one.command?.includes("{{service}}") && one.status === "done");
    const row = page.locator(`[data-item="${item?.key}"]`);
    await row.getByRole("checkbox").focus();
    await keyboard.press("y");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("checkout-service");
    await expect(row.getByRole("checkbox")).toBeFocused();
  });

  await test.step("Enter opens and closes the details", async () => {
    const head = focused.getByRole("button", { expanded: true });
    await keyboard.press("Enter");
    await expect(head.first()).toBeVisible();
    await keyboard.press("Enter");
    await expect(head).toHaveCount(0);
  });

  await test.step("c goes to the comment, where single keys are letters", async () => {
    await keyboard.press("c");
    await expect(page.locator("#room-comment")).toBeFocused();
    await keyboard.type("sr?");
    await expect(page.locator("#room-comment")).toHaveValue("sr?");
    await page.locator("#room-comment").fill("");
    await page.locator("#checklist").focus();
  });

  await test.step("[ and ] change the phase", async () => {
    const before = phases[phases.findIndex((phase) => phase.key === "t-zero") - 1]?.key ?? "";
    await keyboard.press("[");
    await expect(page).toHaveURL(new RegExp(`#phase-${before}$`));
    await keyboard.press("]");
    await expect(page).toHaveURL(/#phase-t-zero$/);
  });

  await test.step("s opens the ceremony, and Escape signs nothing and gives the focus back", async () => {
    const box = page.locator(`[data-item="${shown[0]?.key}"]`).getByRole("checkbox");
    await box.focus();
    await keyboard.press("s");
    const ceremony = page.getByRole("dialog", { name: "Sign off T-0" });
    await expect(ceremony).toBeVisible();
    await keyboard.press("Escape");
    await expect(ceremony).toBeHidden();
    await expect(box).toBeFocused();
    expect((await api.state()).signOffs.filter((one) => one.phase === "t-zero")).toEqual([]);
  });

  await test.step("r asks, and Enter keeps the version", async () => {
    await keyboard.press("r");
    const dialog = page.getByRole("alertdialog", { name: /^Roll back / });
    await expect(dialog.getByRole("button", { name: /^Keep / })).toBeFocused();
    await keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    const { status, rollback } = await api.state();
    expect({ status, rollback }).toEqual({ status: "deploying", rollback: null });
  });

  await test.step("? shows the keys; Ctrl K goes to Releases", async () => {
    await keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(help).toContainText("j");
    await keyboard.press("Escape");
    await expect(help).toHaveCount(0);
    await keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox")).toBeFocused();
    await keyboard.type("Releases");
    await keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/t/${team.slug}/releases$`));
  });
});
