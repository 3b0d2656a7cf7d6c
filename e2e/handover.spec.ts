import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

test("the deployer hands over, and a colleague takes over on a phone what they read", async ({ scenario, openWindow, server }) => {
  const { people, release, team } = await scenario("awaiting");
  const { alice, bob, qa } = people;
  const desk = new Room(await openWindow(alice), release);
  const phone = await openWindow(qa, PHONE);
  await desk.open();
  const api = new ReleaseApi(desk.page, release);
  const deployers = async () => (await api.state()).roster.filter(({ role }) => role === "deployer").map(({ person }) => person.name);

  await test.step("the offer says who cannot take it and what it ends, and moves nothing", async () => {
    await desk.page.getByRole("button", { name: "More actions" }).click();
    await desk.page.getByRole("menuitem", { name: "Hand over your role" }).click();
    const dialog = desk.page.getByRole("dialog", { name: "Hand over the deployment" });
    await dialog.getByText(/people cannot take over$/).click();
    await expect(dialog.getByText(/Deployer and approver must be different people/)).toBeVisible();
    await expect(dialog.getByRole("status")).toContainText(`Handing over ends what ${alice.name} (T-2h) and ${bob.name} (T-2h) signed`);
    await dialog.getByLabel("To", { exact: true }).selectOption(qa.name);
    await dialog.getByLabel(/^What they should know/).fill("The smoke test is slow tonight.");
    expect(await violations(desk.page)).toEqual([]);
    await dialog.getByRole("button", { name: "Ask to take over" }).click();
    await expect(desk.banner(`${qa.name} is asked to take over the deployment.`)).toContainText("you are deployer");
    expect(await deployers()).toEqual([alice.name]);
  });

  const dialog = phone.getByRole("dialog", { name: `${alice.name} hands you the deployment` });
  await test.step("it is the first thing that needs the other, and leads to what they read", async () => {
    await phone.goto(`/t/${team.slug}`);
    await phone.getByRole("link", { name: /^Read and answer/ }).click();
    await expect(dialog.getByText("The smoke test is slow tonight.")).toBeVisible();
    await expect(dialog.getByRole("region", { name: "Where it stands" })).toContainText("Deploying");
    await expect(dialog.getByRole("region", { name: "Ends when the role passes" })).toContainText("T-2h");
    expect(await violations(phone)).toEqual([]);
  });

  const accept = dialog.getByRole("button", { name: "Take over as deployer" });
  await test.step("what changes while they read is shown before they accept", async () => {
    const { version, title } = await api.item("rollout-finished");
    await api.command("PUT", "items/rollout-finished/status", { status: "failed", reason: "It timed out", expectedVersion: version });
    const changed = dialog.getByRole("alert").filter({ hasText: "This changed while you were reading" });
    await expect(changed).toContainText(title);
    await expect(accept).toHaveAccessibleDescription("Look at what changed first.");
    await changed.getByRole("button", { name: "I have seen it, show it as it is now" }).click();
    await expect(dialog.getByRole("region", { name: "Open in this phase" })).toContainText("It timed out");
  });

  await test.step("accepting passes the role, once, and both rooms say so", async () => {
    await accept.click();
    await expect(dialog).toBeHidden();
    expect(await deployers()).toEqual([qa.name]);
    await expect(desk.banner(/is asked to take over/)).toBeHidden();
    await expect(desk.page.getByText(`${qa.name} took over as deployer from ${alice.name}`, { exact: true })).toBeVisible();
    await desk.page.goto(`${release?.path}/evidence`);
    await expect(desk.page.getByRole("region", { name: "Handovers" })).toContainText("The smoke test is slow tonight.");
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
