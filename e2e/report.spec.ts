import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("the report of a release has figures with their events, is kept as Markdown and JSON, and fits a phone", async ({
  scenario,
  openWindow,
}) => {
  const { people, release } = await scenario("rolling-back");
  const room = new Room(await openWindow(people.alice), release);
  const { page } = room;
  await room.open();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Report and release notes" }).click();

  await expect(page.getByRole("heading", { level: 1, name: /^checkout-service v2\.3\.0/ })).toBeVisible();
  await expect(page.getByText("It is being rolled back: Error rate more than 5 points above the baseline.")).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: "Started" })).toBeVisible();
  await expect(page.getByRole("table", { name: "What moved the release" })).toContainText("started the deployment");
  await expect(page.getByRole("region", { name: "Public release notes" })).toContainText("## [2.3.0] - Unreleased");
  expect(await violations(page)).toEqual([]);

  const saved = async (name: string, role: "button" | "link" = "button") => {
    const waiting = page.waitForEvent("download");
    await page.getByRole(role, { name, exact: true }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  const report = await saved("Report");
  expect(report.name).toBe("report-checkout-service-v2.3.0.md");
  expect(report.text).toMatch(/^# Report: checkout-service v2\.3\.0\n/);
  expect((await saved("Public notes")).text).toBe(
    await page.getByRole("region", { name: "Public release notes" }).locator("pre").textContent(),
  );
  expect(JSON.parse((await saved("JSON", "link")).text)).toMatchObject({ id: release?.id, markdown: report.text });

  const phone = await openWindow(people.agent, PHONE);
  await phone.goto(`${release?.path}/report`);
  await expect(phone.getByRole("heading", { level: 1, name: /^checkout-service/ })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
