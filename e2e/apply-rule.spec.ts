import { expect } from "@playwright/test";
import { withClient } from "@/scripts/lib/pg-roles.mjs";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("SIGNOFF rule 2: a release keeps the rule it was made with until somebody applies the one in force", async ({
  scenario,
  openWindow,
  server,
}) => {
  const { people, release } = await scenario("go");
  // As a release stands that was made before the template asked for an approver.
  await withClient(server.database.url("postgres"), async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      `UPDATE release_phase SET definition = jsonb_set(definition, '{requirements}', '[{"role":"deployer","count":1}]')
        WHERE "releaseId" = $1 AND key = 't-minus-2h'`,
      [release?.id],
    );
  });
  const [deployer, approver] = [await openWindow(people.alice), await openWindow(people.bob)];
  for (const page of [deployer, approver]) await new Room(page, release).open("#t-minus-2h");

  const notice = (page: typeof deployer) => page.getByText("The rule for T-2h is another now");
  await expect(notice(deployer)).toBeVisible();
  await expect(notice(approver)).toBeVisible();
  await new Room(deployer, release).gate("T-2h").sign("AS");
  await expect(new Room(deployer, release).gate("T-2h").allIn).toBeVisible();

  // The room has gone on to T-0; until the deployment starts, the go can still be asked for again.
  await deployer.getByRole("link", { name: /^T-2h / }).click();
  await deployer.getByRole("button", { name: "Apply the rule" }).click();
  const dialog = deployer.getByRole("dialog", { name: "Apply the rule in force to T-2h?" });
  await expect(dialog).toContainText("The sign-off given for it ends and is asked again.");
  await dialog.getByRole("button", { name: "Apply the rule" }).click();
  await expect(dialog).toBeHidden();
  for (const page of [deployer, approver]) await expect(notice(page)).toBeHidden();
  await expect(approver.getByRole("button", { name: /^Sign off/ })).toBeVisible();
});
