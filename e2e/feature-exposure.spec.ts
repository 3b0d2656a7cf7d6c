import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { planCanary, read } from "./fixtures/canary";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

const MINUTE_MS = 60_000;

test("users get a feature step by step: each stage is decided on what was read with the flag on and off", async ({
  scenario,
  openWindow,
  clock,
}) => {
  test.setTimeout(180_000);
  const made = await scenario("team");
  const { alice, bob } = made.people;
  const release = await planCanary(await openWindow(made.people.manager), made, {
    criticality: "standard",
    strategy: "feature-flag",
    rollbackMethod: "Switch the flag off",
    gates: undefined,
  });
  const deployer = new Room(await openWindow(alice), release);
  const approver = new Room(await openWindow(bob), release);
  const api = new ReleaseApi(deployer.page, release);
  const approvers = new ReleaseApi(approver.page, release);
  await api.resolvePhase("t-minus-48h");
  await api.command("POST", "phases/t-minus-48h/closing", {});
  await api.resolvePhase("t-minus-2h");
  await api.sign("t-minus-2h", "deployer", alice.initials);
  await approvers.sign("t-minus-2h", "approver", bob.initials);
  await api.command("POST", "deployment", {});
  await api.resolvePhase("t-zero");
  await api.sign("t-zero", "deployer", alice.initials);
  await approvers.sign("t-zero", "approver", bob.initials);
  await api.resolvePhase("exposure-5");
  await read(api, "exposure-5");
  await clock.moveTo(Date.now() + 16 * MINUTE_MS);

  for (const room of [deployer, approver]) await room.open();
  const { page } = deployer;
  await expect(page.getByRole("heading", { name: "Flag on against flag off" })).toBeVisible();
  await expect(deployer.stage("5%").row("p95 latency")).toContainText(/180 ms.*Pass/);
  await page.getByRole("button", { name: "How 5% is judged" }).click();
  await expect(page.getByText("watched for 15m at least")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(deployer.stage("5%").choices.getByRole("radio", { name: /^Proceed to 25%/ })).toBeChecked();
  const shown = await deployer.stage("5%").proceed(alice.initials);
  expect(shown).toContain("from 5 to 25 % of the users");
  for (const room of [deployer, approver]) await expect(room.page.getByRole("heading", { name: "25% Stage checklist" })).toBeVisible();
  const { decisions = [] } = await api.state();
  expect(decisions.map(({ phase, choice }) => [phase, choice])).toEqual([["exposure-5", "proceed"]]);
});
