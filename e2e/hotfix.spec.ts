import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** A moment as the fields for date and time take it, in UTC. */
const typed = (ms: number) => ({ date: new Date(ms).toISOString().slice(0, 10), time: new Date(ms).toISOString().slice(11, 16) });

async function fillMoment(page: Page, label: string, ms: number): Promise<void> {
  const { date, time } = typed(ms);
  await page.getByLabel(`${label}, date`).fill(date);
  await page.getByLabel(`${label}, time`).fill(time);
}

test("a hotfix is declared, agreed by approver and commander, deployed and closed", async ({ scenario, openWindow, clock, server }) => {
  test.setTimeout(300_000);
  const { team, people } = await scenario("team");
  const { alice, bob, commander, manager } = people;
  const now = Date.now();
  const t0 = now + 40 * MINUTE_MS;
  const page = await openWindow(manager);

  await test.step("planned: severity, what is broken, since when", async () => {
    await page.goto(`/t/${team.slug}/releases/new`);
    await page.getByLabel("Service", { exact: true }).selectOption({ label: "checkout-service" });
    await page.getByLabel("From", { exact: true }).fill("v2.3.0");
    await page.getByLabel("To", { exact: true }).fill("v2.3.1");
    await page.getByRole("radiogroup", { name: "Strategy" }).getByText("Canary", { exact: true }).click();
    await page.getByText("Hotfix", { exact: true }).click();
    await expect(page.getByRole("radio", { name: "Canary" })).toBeDisabled();
    await page.getByText("Earlier", { exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByLabel("What is broken")).toBeFocused();
    await expect(page.getByLabel("What is broken")).toHaveAccessibleDescription(/Say what is broken/);
    await page.getByLabel("What is broken").fill("Nobody can pay by card; every third order is lost.");
    expect(await violations(page)).toEqual([]);
    await fillMoment(page, "Declared at", now + 2 * DAY_MINUTES * MINUTE_MS);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("cannot be declared in the future", { exact: false }).first()).toBeVisible();
    await page.getByText("When it is planned").click();
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByLabel("Choose the deployer").selectOption({ label: alice.name });
    await page.getByLabel("Choose the approver").selectOption({ label: bob.name });
    await page.getByLabel("Choose the incident commander").selectOption({ label: commander.name });
    await page.getByLabel("Time zone").fill("UTC");
    await fillMoment(page, "T-0", t0);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Critical severity")).toBeVisible();
    await page.getByRole("button", { name: "Plan release" }).click();
    await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/);
  });

  const path = new URL(page.url()).pathname;
  const release = { id: path.split("/").at(-1) ?? "", path };
  const deployer = new Room(await openWindow(alice), release);
  const approver = new Room(await openWindow(bob, PHONE), release);
  const leader = new Room(await openWindow(commander), release);
  const rooms = [deployer, approver, leader];
  const api = new ReleaseApi(deployer.page, release);
  const moveTo = async (ms: number): Promise<void> => {
    await clock.moveTo(ms);
    await Promise.all(rooms.map((room) => room.open()));
  };
  const statusIs = (status: string) => expect.poll(async () => (await api.state()).status).toBe(status);

  await test.step("assessed, developed and tested, with the time since the declaration above it all", async () => {
    const declared = Date.parse((await api.state()).details.hotfix?.declaredAt ?? "");
    await moveTo(declared + 12 * MINUTE_MS);
    const band = deployer.page.getByRole("region", { name: "Hotfix" });
    await expect(band).toContainText("Critical severity");
    await expect(band).toContainText("Nobody can pay by card; every third order is lost.");
    await expect(band.getByRole("timer")).toHaveText(/^12:\d\d$/);
    await expect(approver.page.getByRole("region", { name: "Hotfix" })).toContainText("Critical severity");
    for (const { page: shown } of [deployer, approver]) expect(await violations(shown)).toEqual([]);
    for (const [phase, code] of [
      ["assessment", "Assess"],
      ["development", "Develop"],
      ["testing", "Test"],
    ] as const) {
      await api.resolvePhase(phase);
      await deployer.gate(code).close();
    }
    // The command clock runs on from there: a busy machine needs a minute or two for the three phases.
    await expect(band.getByRole("link", { name: /^Assess/ })).toContainText(/after 1\dm/);
  });

  await test.step("approved: approver and commander are the go, and nobody ticks that the commander agrees", async () => {
    await api.set("change-management-told", "done", { value: "afterwards" });
    await api.resolvePhase("approval");
    await leader.gate("Approve").sign(commander.initials);
    await expect(deployer.page.getByRole("link", { name: /^Approve/ }).first()).toContainText("1 of 2");
    expect((await api.item("commander-agrees")).status).toBe("todo");
    await approver.gate("Approve").sign(bob.initials);
    await statusIs("ready");
    expect(await api.item("commander-agrees")).toMatchObject({ status: "done" });
  });

  await test.step("deployed, and watched as long as its axis says", async () => {
    await moveTo(t0);
    await deployer.act("Start deployment", { title: "Start the deployment of", confirm: "Start deployment" });
    await statusIs("deploying");
    const began = Date.parse((await api.state()).actualT0 ?? "");
    for (const [phase, code, minutes] of [
      ["t-zero", "T-0", 1],
      ["t-plus-5m", "T+5m", 6],
      ["t-plus-30m", "T+30m", 31],
      ["t-plus-2h", "T+2h", 121],
    ] as const) {
      await moveTo(began + minutes * MINUTE_MS);
      await api.resolvePhase(phase);
      await deployer.gate(code).close();
    }
    await moveTo(began + (DAY_MINUTES + 1) * MINUTE_MS);
    await api.resolvePhase("t-plus-24h");
    await approver.gate("T+24h").sign(bob.initials);
    await statusIs("deployed");
  });

  await test.step("completed once nothing is owed any more, and its clock is gone", async () => {
    for (const title of ["File the hotfix with change management", "Send the 24-hour report", "Replace the hotfix by the permanent fix"]) {
      await deployer.page.getByRole("button", { name: `Settle: ${title}` }).click();
      const dialog = deployer.page.getByRole("dialog", { name: "Settle what is owed" });
      if (title.startsWith("File")) await dialog.getByText("Approved afterwards").click();
      await dialog.getByRole("textbox").fill("See change 4711.");
      await dialog.getByRole("button", { name: "Settle" }).click();
      await expect(dialog).toBeHidden();
    }
    await statusIs("completed");
    const band = deployer.page.getByRole("region", { name: "Hotfix" });
    await expect(band).toContainText("declared");
    await expect(band.getByRole("timer")).toHaveCount(0);
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
