import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("the configuration of a release says what is missing, is read and kept as a file, and fits a phone", async ({
  scenario,
  openWindow,
}) => {
  const { people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.alice), release);
  const { page } = room;
  await room.open();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Configuration" }).click();

  const text = page.getByRole("region", { name: /^Text of / });
  await expect(page.getByRole("heading", { level: 1, name: "Configuration" })).toBeVisible();
  await expect(page.getByRole("region", { name: "To fill in by hand" }).getByText("<IMAGE REGISTRY>")).toBeVisible();
  await expect(text).toContainText("kind: Deployment");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: /^rollback\.sh/ }).click();
  await expect(text).toContainText("kubectl rollout undo deployment/checkout-service");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("rollback.sh");
  expect(await readFile(await file.path(), "utf8")).toBe(await text.locator("code").textContent());

  const phone = await openWindow(people.bob, PHONE);
  await phone.goto(`${release?.path}/configuration`);
  await expect(phone.getByRole("heading", { level: 1, name: "Configuration" })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
