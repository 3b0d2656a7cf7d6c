import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { violations } from "./fixtures/axe";
import { planCanary } from "./fixtures/canary";
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
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("rollback.sh");
  expect(await readFile(await file.path(), "utf8")).toBe(await text.locator("code").textContent());

  const leftOut = page.getByRole("button", { name: "Left out" });
  await leftOut.click();
  await expect(page.getByText("It is for a canary; this release is a rolling update.").first()).toBeVisible();

  const phone = await openWindow(people.bob, PHONE);
  await phone.goto(`${release?.path}/configuration`);
  await expect(phone.getByRole("heading", { level: 1, name: "Configuration" })).toBeVisible();
  await phone.getByLabel(/^File, of \d+$/).selectOption("runbook.md");
  await expect(phone.getByRole("region", { name: "Text of runbook.md" })).toContainText("## 4. The way back");
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("the configuration of a canary goes out as one zip, with its files, what each is for and what is missing", async ({
  scenario,
  openWindow,
}) => {
  const world = await scenario("team");
  const page = await openWindow(world.people.manager);
  const release = await planCanary(page, world, { criticality: "standard" });
  await page.goto(`${release.path}/configuration`);
  await expect(page.getByRole("heading", { level: 1, name: "Configuration" })).toBeVisible();

  const files = page.getByRole("navigation", { name: "Files" });
  await files.getByRole("button", { name: /^flagger-canary\.yaml/ }).click();
  const text = page.getByRole("region", { name: "Text of flagger-canary.yaml" });
  await expect(text).toContainText(`/api/v1/gates/${release.id}/go/flagger`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy flagger-canary.yaml" }).click();
  await expect(page.getByTitle("Copied")).toBeVisible();
  const shown = await text.locator("code").textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);

  await page.getByRole("button", { name: "What each means" }).click();
  await expect(page.getByRole("region", { name: "To fill in by hand" }).getByText("How many pods run; a number")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download all" }).click();
  const zip = await waiting;
  expect(zip.suggestedFilename()).toBe("checkout-service-v3.1.0-configuration.zip");
  const entries = unzipSync(await readFile(await zip.path()));
  const listed = await files
    .getByRole("button")
    .evaluateAll((buttons) => buttons.map((button) => button.querySelector("span")?.textContent));
  expect(Object.keys(entries).toSorted()).toEqual(["README.md", ...listed].toSorted());
  expect(listed).toEqual(
    expect.arrayContaining(["rollout.yaml", "rollout-istio.yaml", "github-workflow.yaml", "migration-plan.md", "runbook.md"]),
  );
  expect(strFromU8(entries["flagger-canary.yaml"] ?? new Uint8Array())).toBe(shown);
  expect(strFromU8(entries["README.md"] ?? new Uint8Array())).toContain("- `<IMAGE REGISTRY>`: ");
});
