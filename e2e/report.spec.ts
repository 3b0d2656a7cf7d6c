import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

/** What a press on something saves. */
async function saved(page: Page, press: () => Promise<void>) {
  const waiting = page.waitForEvent("download");
  await press();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the report of a release shows where its figures come from, keeps people's words apart, is a file in every form, and fits a phone", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  const { people, release } = await scenario("rolling-back");
  const room = new Room(await openWindow(people.alice), release);
  const { page } = room;
  await room.open();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Report and release notes" }).click();

  await expect(page.getByRole("heading", { level: 1, name: /^checkout-service v2\.3\.0/ })).toBeVisible();
  await expect(page.getByText("It is being rolled back: Error rate more than 5 points above the baseline.")).toBeVisible();
  await expect(page.getByText(/^Chain verified, \d signatures?$/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("started the deployment");
  await expect(page.getByRole("table", { name: "Sign-offs by phase and role" }).getByRole("row").filter({ hasText: "T-2h" })).toContainText(
    "#",
  );
  await expect(page.getByText("Not recorded").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Public release notes" })).toContainText("## [2.3.0] - Unreleased");
  expect(await violations(page)).toEqual([]);

  await test.step("a figure opens the events that it was made of", async () => {
    await page.getByRole("button", { name: /^Where Started comes from/ }).click();
    const sources = page.getByRole("dialog", { name: "Where Started comes from" });
    await expect(sources.getByRole("listitem")).toContainText(`${people.alice.name} started the deployment`);
    await expect(sources).toContainText("The chain was computed anew, and it holds.");
    await page.keyboard.press("Escape");
  });

  const bob = await openWindow(people.bob);
  await test.step("of two who write the same section at once, the second sees what the first wrote", async () => {
    expectConsole(/status of 409 \(Conflict\)/);
    await bob.goto(`${release?.path}/report`);
    for (const [window, text] of [
      [page, "Rehearse the way back"],
      [bob, "Ask earlier"],
    ] as const) {
      await window.getByRole("button", { name: "Write Lessons learned" }).click();
      await window.getByRole("textbox", { name: "Lessons learned" }).fill(text);
    }
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(new RegExp(`^Written by ${people.alice.name}, .*, version 1 #\\d+$`))).toBeVisible();
    await bob.getByRole("button", { name: "Save" }).click();
    await expect(bob.getByRole("alert").filter({ hasText: "saved this section meanwhile" })).toContainText("Rehearse the way back");
    await bob.getByRole("button", { name: "Keep mine" }).click();
    await bob.getByRole("button", { name: "Save" }).click();
    await expect(bob.getByText("1 earlier version")).toBeVisible();
    await expect(bob.getByText(new RegExp(`^Written by ${people.bob.name}, .*, version 2 #\\d+$`))).toBeVisible();
    expect(await violations(bob)).toEqual([]);
  });

  await test.step("Markdown, table and JSON say the same and mark the words of people", async () => {
    const report = await saved(bob, () => bob.getByRole("button", { name: "Markdown", exact: true }).click());
    expect(report.name).toBe("report-checkout-service-v2.3.0.md");
    expect(report.text).toMatch(/^# Report: checkout-service v2\.3\.0\n/);
    expect(report.text).toMatch(new RegExp(`Written by ${people.bob.name}, .*:\\n\\n> Ask earlier\\n`));
    const table = await saved(bob, () => bob.getByRole("button", { name: "CSV", exact: true }).click());
    expect(table.text).toMatch(/^kind,what,value,detail,event,by,at\r\n/);
    const more = async (name: string) => {
      await bob.getByRole("button", { name: "More forms and places" }).click();
      return saved(bob, () => bob.getByRole("menuitem", { name }).click());
    };
    expect(JSON.parse((await more("Report as JSON")).text)).toMatchObject({ id: release?.id, markdown: report.text, csv: table.text });
    expect((await more("Public notes")).text).toBe(
      await bob.getByRole("region", { name: "Public release notes" }).locator("pre").textContent(),
    );
  });

  const phone = await openWindow(people.agent, PHONE);
  await phone.goto(`${release?.path}/report`);
  await expect(phone.getByRole("heading", { level: 1, name: /^checkout-service/ })).toBeVisible();
  await expect(phone.getByText(/^Only a member of the team can write/)).toBeVisible();
  await expect(phone.getByRole("button", { name: "Publish release notes" })).toHaveAttribute("aria-disabled", "true");
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
