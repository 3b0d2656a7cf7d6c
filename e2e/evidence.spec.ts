import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("the evidence of a release says who signed what they saw, prints, is JSON, and fits a phone", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("rolling-back");
  const room = new Room(await openWindow(people.alice), release);
  const { page } = room;
  await room.open();
  const signed = (await new ReleaseApi(page, release).state()).signOffs.find((row) => row.phase === "t-minus-2h");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Evidence for an auditor" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Evidence: checkout-service v2.3.0" })).toBeVisible();
  const gate = page.getByRole("region", { name: /^T-2h: / });
  const row = gate.getByRole("row").filter({ hasText: people.alice.name }).first();
  await expect(row).toContainText("Deployer");
  await expect(row).toContainText(signed?.meaning ?? "no sentence");
  await expect(row).toContainText(signed?.digest.slice(0, 12) ?? "no digest");
  await expect(gate.getByRole("heading", { name: /^What was shown/ }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Decision to go back" })).toContainText("Error rate more than 5 points above the baseline");
  await expect(page.getByRole("region", { name: "The log" })).toContainText("and it holds");
  expect(await violations(page)).toEqual([]);

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "JSON" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("evidence-checkout-service-v2.3.0.json");
  expect(JSON.parse(await readFile(await file.path(), "utf8"))).toMatchObject({
    format: "tminus-evidence/1",
    release: { id: release?.id },
  });

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "JSON" })).toBeHidden();
  await expect(page.getByRole("region", { name: "Every event", exact: true }).getByRole("row").last()).toBeVisible();

  const phone = await openWindow(people.agent, PHONE);
  await phone.goto(`${release?.path}/evidence`);
  await expect(phone.getByRole("heading", { level: 1, name: /^Evidence: / })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
