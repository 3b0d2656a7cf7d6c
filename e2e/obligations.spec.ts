import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

const DAY_MS = 86_400_000;
const REPORT = "Send the 24-hour report";

test("what is owed is found, given to somebody else, settled by hand and by its message, while others look on", async ({
  scenario,
  openWindow,
}) => {
  const { team, people, release } = await scenario("awaiting");
  const deployer = await openWindow(people.alice);
  const api = new ReleaseApi(deployer, release);
  const approver = await openWindow(people.bob);
  const { version, title } = await api.item("smoke-passed");
  const waivedUntil = new Date(Date.now() + 7 * DAY_MS).toISOString();
  const waiver = { status: "waived", expectedVersion: version, reason: "Tomorrow.", waivedUntil };
  await new ReleaseApi(approver, release).command("PUT", "items/smoke-passed/status", waiver);
  const rows = deployer.getByRole("list", { name: "Open obligations" }).getByRole("listitem");

  await test.step("from the room to everything that the team owes", async () => {
    await deployer.goto(release?.path ?? "");
    await expect(deployer.getByRole("region", { name: "Still owed" })).toContainText(REPORT);
    await deployer.getByRole("link", { name: "2 open, all of the team" }).click();
    await expect(deployer.getByRole("heading", { name: "Obligations", level: 1 })).toBeVisible();
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(REPORT);
    await expect(rows.first()).toContainText("Communications lead");
    await expect(rows.first()).toContainText("Sending the 24-hour report closes it");
    expect(await violations(deployer)).toEqual([]);
  });

  await test.step("a filter stands in the address, and a page opens with it", async () => {
    await deployer.getByRole("radiogroup", { name: "Obligations" }).getByText("Overdue").click();
    await expect(deployer).toHaveURL(/\?show=overdue$/);
    await expect(deployer.getByText("Nothing is overdue")).toBeVisible();
    const lead = await openWindow(people.communications);
    await lead.goto(`/t/${team.slug}/obligations?show=mine`);
    const own = lead.getByRole("list", { name: "Open obligations" }).getByRole("listitem");
    await expect(own).toHaveCount(1);
    await expect(own).toContainText(REPORT);
    await deployer.getByRole("button", { name: "Show all" }).click();
    await expect(rows).toHaveCount(2);
  });

  await test.step("a manager gives it to somebody else, and the others see it at once", async () => {
    const manager = await openWindow(people.manager);
    await manager.goto(`/t/${team.slug}/obligations`);
    await manager.getByRole("button", { name: `Actions for ${REPORT}` }).click();
    await manager.getByRole("menuitem", { name: "Change owner or deadline" }).click();
    const dialog = manager.getByRole("dialog", { name: "Change owner or deadline" });
    await dialog.getByLabel("Owner").selectOption("commander");
    await dialog.getByRole("button", { name: "Change" }).click();
    await expect(dialog.getByText("Say why it changes.")).toBeVisible();
    expect(await violations(manager)).toEqual([]);
    await dialog.getByLabel("Reason").fill("On leave tomorrow.");
    await dialog.getByRole("button", { name: "Change" }).click();
    await expect(dialog).toBeHidden();
    await expect(rows.first()).toContainText("incident commander");
  });

  await test.step("a reader sees who can settle it, and nothing to press", async () => {
    const reader = await openWindow(people.agent, PHONE);
    await reader.goto(`/t/${team.slug}/obligations`);
    await expect(reader.getByText(/^Only .* can settle/).first()).toBeVisible();
    await expect(reader.getByRole("button", { name: /^Settle/ })).toHaveCount(0);
    expect(await violations(reader)).toEqual([]);
  });

  await test.step("settled in place, with where it is to be found", async () => {
    await deployer.getByRole("button", { name: `Settle: Waived: ${title}` }).click();
    const dialog = deployer.getByRole("dialog", { name: "Settle what is owed" });
    await dialog.getByRole("button", { name: "Settle" }).click();
    await expect(dialog.getByText("Write something here.")).toBeVisible();
    await dialog.getByRole("textbox").fill("Made up for, see the run.");
    await dialog.getByRole("button", { name: "Settle" }).click();
    const settled = deployer.getByRole("region", { name: "Settled lately" });
    await expect(settled).toContainText("Made up for, see the run.");
    await expect(rows).toHaveCount(1);
  });

  await test.step("settled by itself when the report is sent", async () => {
    const lead = await openWindow(people.communications);
    const message = { kind: "report-24h", slot: null, audiences: ["qa"], subject: "A day after", fields: [] };
    await new ReleaseApi(lead, release).command("POST", "messages", { message, lackingReason: "Short on purpose." });
    await expect(deployer.getByText("Nothing is owed")).toBeVisible();
    const settled = deployer.getByRole("region", { name: "Settled lately" });
    await expect(settled).toContainText("24-hour report sent.");
    await expect(settled).toContainText(`with the message of ${people.communications.name}`);
    expect(await violations(deployer)).toEqual([]);
  });
});

test("what is late waits for its owner and for the commander, and is amber", async ({ scenario, openWindow, clock }) => {
  const { team, people, release } = await scenario("awaiting");
  const api = new ReleaseApi(await openWindow(people.alice), release);
  const [report] = (await api.state()).obligations;
  await clock.moveTo(Date.parse(report?.dueAt ?? "") + 60_000);
  const commander = await openWindow(people.commander);
  await commander.goto(`/t/${team.slug}`);
  const needs = commander.getByRole("region", { name: "Needs you now" });
  const need = needs.getByRole("listitem").filter({ hasText: "Obligation overdue" });
  await expect(need.or(needs.getByRole("listitem").filter({ hasText: "24-hour report overdue" }))).not.toHaveCount(0);
  await needs.getByRole("link", { name: "All obligations of the team" }).click();
  const row = commander.getByRole("list", { name: "Open obligations" }).getByRole("listitem");
  await expect(row).toContainText("Overdue");
  await expect(row).toContainText("late since");
  await expect(commander.getByText("1 open, 1 overdue.")).toBeVisible();
  expect(await violations(commander)).toEqual([]);
});
