import { expect, type Page } from "@playwright/test";
import { PHONE } from "./fixtures/phone";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

/** Opens a dialog of the room's menu. */
async function choose(page: Page, action: string) {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("the plan of a release is edited by two people at once, and says first whose signature falls", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("go");
  const deployer = new Room(await openWindow(people.alice), release);
  const manager = new Room(await openWindow(people.manager), release);
  await deployer.open();
  await manager.open();
  await deployer.gate("T-2h").sign(people.alice.initials);

  await choose(manager.page, "Edit the release");
  const dialog = manager.page.getByRole("dialog", { name: "Edit the release" });
  const plan = dialog.getByLabel("Rollback plan");
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveAccessibleDescription("Nothing is changed yet.");
  await plan.fill("Undo the rollout, then the migration.");
  await expect(dialog.getByRole("status")).toContainText(`Saving ends what ${people.alice.name} (T-2h) signed`);
  await dialog.getByLabel("To", { exact: true }).fill("the next one");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("To", { exact: true })).toBeFocused();
  await dialog.getByLabel("To", { exact: true }).fill("v2.3.0");

  await choose(deployer.page, "Edit the release");
  const other = deployer.page.getByRole("dialog", { name: "Edit the release" });
  await other.getByLabel("Rollback plan").fill("Switch the flag off.");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other).toBeHidden();

  await expect(dialog.getByText("Somebody changed the rollback plan meanwhile.")).toBeVisible();
  await expect(dialog.getByText("The rollback plan is now “Switch the flag off.”.")).toBeVisible();
  await expect(plan).toHaveValue("Undo the rollout, then the migration.");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(deployer.page.getByText("Stale, sign again")).toBeVisible();
  await choose(deployer.page, "Edit the release");
  await expect(other.getByLabel("Rollback plan")).toHaveValue("Undo the rollout, then the migration.");
});

test("the roster of a planned release is changed on a phone, with separation of duties as it is typed", async ({
  scenario,
  openWindow,
}) => {
  const { people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.manager, PHONE), release);
  await room.open();
  await choose(room.page, "Change the roster");
  const dialog = room.page.getByRole("dialog", { name: "Change the roster" });
  await dialog.getByRole("button", { name: `Remove ${people.bob.name} as approver` }).click();
  await expect(dialog.getByText("Name somebody as approver", { exact: false }).first()).toBeVisible();
  await dialog.getByLabel("Choose the approver").selectOption({ label: people.alice.name });
  await expect(dialog.getByText("Deployer and approver must be different people", { exact: false }).first()).toBeVisible();
  await dialog.getByRole("button", { name: `Remove ${people.alice.name} as approver` }).click();
  await dialog.getByLabel("Choose the approver").selectOption({ label: people.commander.name });
  await expect(dialog.getByText("needs different people", { exact: false }).first()).toBeVisible();
  await dialog.getByRole("button", { name: `Remove ${people.commander.name} as approver` }).click();
  await dialog.getByLabel("Choose the approver").selectOption({ label: people.product.name });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await choose(room.page, "Change the roster");
  await expect(dialog.getByRole("button", { name: `Remove ${people.product.name} as approver` })).toBeVisible();
});

test("the palette of a room opens both dialogs", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("planned");
  const page = await openWindow(people.manager);
  await new Room(page, release).open();
  for (const name of ["Edit the release", "Change the roster"]) {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("somebody who may not edit is told who can", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.bob), release);
  await room.open();
  await room.page.getByRole("button", { name: "More actions" }).click();
  await expect(room.page.getByRole("menuitem", { name: "Print" })).toBeVisible();
  for (const [name, doing] of [
    ["Edit the release", "edit the release"],
    ["Change the roster", "change the roster"],
  ] as const) {
    const entry = room.page.getByRole("menuitem", { name });
    await expect(entry).toBeDisabled();
    await expect(entry).toHaveAccessibleDescription(
      `Only ${people.alice.name} (deployer), ${people.commander.name} (incident commander) or a manager of the team can ${doing}.`,
    );
  }
  const edit = room.page.getByRole("menuitem", { name: "Edit the release" });
  await room.page.keyboard.press("Home");
  await expect(edit).toBeFocused();
  await room.page.keyboard.press("Enter");
  await expect(edit).toBeVisible();
  await expect(room.page.getByRole("dialog")).toHaveCount(0);
  await room.page.keyboard.press("Escape");
  await room.page.keyboard.press("Control+k");
  await expect(room.page.getByRole("combobox")).toBeFocused();
  await expect(room.page.getByRole("option", { name: "Releases" })).toBeVisible();
  await expect(room.page.getByRole("option", { name: "Edit the release" })).toHaveCount(0);
});
