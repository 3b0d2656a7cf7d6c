import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";

test("a figure leads to the releases it was made of; targets and files are made of what is shown", async ({ scenario, openWindow }) => {
  const { team, people } = await scenario("rolling-back");
  const page = await openWindow(people.manager);
  await page.goto(`/t/${team.slug}/analytics?weeks=4`);

  const failures = page.getByRole("region", { name: "Change failure rate" });
  await expect(failures).toContainText("100%");
  await expect(failures).toContainText("1 release: too few for a trend");
  await expect(page.getByRole("table", { name: "By service" })).toContainText("checkout-service");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Targets" }).click();
  const dialog = page.getByRole("dialog", { name: "Targets" });
  await dialog.getByLabel("Failure rate in percent, at most").fill("10");
  await dialog.getByRole("button", { name: "Save targets" }).click();
  await expect(failures).toContainText("Target 10%, missed");

  expect((await saved(page, "CSV", "button")).text).toContain('"Change failure rate",,"this period",,100,"percent",1\r\n');

  await failures.getByRole("link", { name: "1 of 1 release" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Deployment history" })).toBeVisible();
  await expect(page.getByLabel("Outcome")).toHaveValue("failed");
  await expect(page.getByRole("table", { name: "Deployment history" }).getByRole("row")).toHaveCount(2);
  expect((await saved(page, "CSV", "link")).text).toMatch(/^"service",.*\r\n"checkout-service","v2\.3\.0",/);
  await page.getByLabel("Outcome").selectOption("Stayed");
  await expect(page.getByText("No deployment has all of what is chosen above.")).toBeVisible();

  const phone = await openWindow(people.agent, PHONE);
  for (const path of ["analytics", "deployments"]) {
    await phone.goto(`/t/${team.slug}/${path}`);
    await expect(phone.getByRole("table").first()).toBeVisible();
    await expect(phone.getByRole("button", { name: "Targets" })).toHaveCount(0);
    expect(await violations(phone), path).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});

async function saved(page: Page, name: string, role: "button" | "link") {
  const waiting = page.waitForEvent("download");
  await page.getByRole(role, { name, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}
