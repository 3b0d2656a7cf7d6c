import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

const REASON = "Nobody can pay, and the approver does not answer.";

async function openDialog(page: Page) {
  await page.getByRole("button", { name: "More about T-2h" }).click();
  await page.getByRole("menuitem", { name: "Break the glass…" }).click();
  return page.getByRole("dialog", { name: "Break the glass of T-2h?" });
}

test("the commander breaks the glass of the go: everybody sees how it passed, and somebody else reviews it", async ({
  scenario,
  openWindow,
  server,
}) => {
  const { team, people, release } = await scenario("go", { commander: "required" });
  const [deployer, approver, commander] = [
    await openWindow(people.alice),
    await openWindow(people.bob),
    await openWindow(people.commander),
  ];
  const incident = { title: "Payments fail", severity: "P0", impact: "Nobody can pay.", release: release?.id };
  expect((await commander.request.post(`/api/v1/teams/${team.id}/incidents`, { data: incident })).status()).toBe(200);
  for (const page of [deployer, approver, commander]) await new Room(page, release).open("#t-minus-2h");

  await test.step("everybody else reads why not, and who can", async () => {
    const dialog = await openDialog(deployer);
    await expect(dialog).toContainText(`Only ${people.commander.name} (incident commander) can break the glass.`);
    expect(await violations(deployer)).toEqual([]);
    await deployer.keyboard.press("Escape");
  });

  await test.step("the commander says why, and the gate passes without a signature", async () => {
    const dialog = await openDialog(commander);
    await expect(dialog).toContainText("It passes without the signature of the deployer, approver and incident commander.");
    await dialog.getByLabel("Why nobody can wait").fill(REASON);
    await dialog.getByRole("button", { name: "Break the glass" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the room of everybody says so", async () => {
    for (const page of [deployer, approver, commander]) {
      const banner = page.getByRole("alert").filter({ hasText: REASON });
      await expect(banner).toContainText(`${people.commander.name} broke the glass of T-2h`);
      await expect(banner).toContainText("The review and the post-mortem are open.");
    }
    await deployer.getByRole("link", { name: /^T-2h / }).click();
    await expect(deployer.getByText("Not all sign-offs of T-2h are in")).toBeVisible();
    expect(await violations(deployer)).toEqual([]);
    await deployer.setViewportSize(PHONE.viewport);
    await expect(deployer.getByRole("alert").filter({ hasText: REASON })).toBeVisible();
  });

  await test.step("it is reviewed by somebody who neither deployed nor broke it", async () => {
    await commander.goto(`/t/${team.slug}/obligations`);
    await expect(
      commander.getByText("The glass was broken on 1 of 1 release of the last 90 days (100 %).", { exact: false }),
    ).toBeVisible();
    const row = (page: Page) => page.getByRole("listitem").filter({ hasText: "Review the break-glass of T-2h" });
    await expect(row(commander)).toContainText("Whoever deploys or broke the glass does not review it.");
    await approver.goto(`/t/${team.slug}/obligations`);
    await row(approver)
      .getByRole("button", { name: /^Settle/ })
      .click();
    const dialog = approver.getByRole("dialog");
    await dialog.getByText("It was right", { exact: true }).click();
    await dialog.getByRole("textbox").fill("See the incident.");
    await dialog.getByRole("button", { name: /^Settle/ }).click();
    await expect(row(approver).filter({ hasText: "does not review" })).toHaveCount(0);
    await expect(commander.getByText("It was right. See the incident.")).toBeVisible();
    await new Room(commander, release).open("#t-minus-2h");
    await expect(commander.getByRole("alert").filter({ hasText: REASON })).toContainText("The post-mortem is open.");
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

test("a change of a gate's rule is signed by those who sign the gate", async ({ scenario, openWindow }) => {
  const { team, people, service } = await scenario("planned", { commander: "required" });
  const [manager, deployer] = [await openWindow(people.manager), await openWindow(people.alice)];
  const path = `/t/${team.slug}/settings/gate-rules`;
  for (const page of [manager, deployer]) await page.goto(path);
  await manager.getByRole("button", { name: "Ask for more… at T-2h" }).click();
  const dialog = manager.getByRole("dialog", { name: "Who must sign T-2h" });
  await dialog.getByLabel("Incident commander").selectOption("1");
  expect(await violations(manager)).toEqual([]);
  await dialog.getByRole("button", { name: "Set the rule" }).click();
  await expect(dialog).toBeHidden();
  await expect(deployer.getByText("1 × Incident commander").first()).toBeVisible();
  await manager.goto(`/t/${team.slug}/releases/new`);
  const signers = manager.getByRole("region", { name: "Your plan" }).getByRole("listitem").filter({ hasText: "T-2h" });
  await expect(signers.filter({ hasText: "Incident commander: nobody yet" })).toBeVisible();
  await manager.goto(path);
  await manager.getByLabel("Rules for").selectOption({ label: service.name });
  await expect(manager.getByText("This service").first()).toBeVisible();
  await manager.getByRole("button", { name: "Ask for more… at Stages" }).click();
  const ofService = manager.getByRole("dialog", { name: `Who must sign Stages of ${service.name}` });
  await ofService.getByLabel("Approver").selectOption("1");
  await ofService.getByRole("button", { name: "Set the rule" }).click();
  await expect(manager.getByRole("listitem").filter({ hasText: "each decision to proceed" })).toContainText("This service1 × Approver");
  expect(await violations(manager)).toEqual([]);
  await manager.getByLabel("Rules for").selectOption({ label: "Every service" });
  await expect(manager.getByText("This service")).toHaveCount(0);

  await manager.getByRole("button", { name: "Change… at T-2h" }).click();
  await dialog.getByLabel("Incident commander").selectOption("0");
  await dialog.getByRole("button", { name: "Ask for the change" }).click();
  await expect(manager.getByText(`${people.manager.name} asks for:`)).toBeVisible();
  await deployer.getByRole("button", { name: "Sign as deployer" }).click();
  await expect(deployer.getByText(`1 of 1 signed (${people.alice.name})`)).toBeVisible();
  await expect(manager.getByText(`1 of 1 signed (${people.alice.name})`)).toBeVisible();
  expect(await violations(deployer)).toEqual([]);
  await manager.getByRole("button", { name: "Take the change back" }).click();
  await expect(deployer.getByText(`${people.manager.name} asks for:`)).toBeHidden();
});
