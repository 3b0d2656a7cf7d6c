import { expect } from "@playwright/test";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("an open room of somebody who is removed says so and shows nothing more", async ({ scenario, openWindow, expectConsole }) => {
  // To those who are no longer in the team, its addresses lead nowhere.
  expectConsole(/status of 40[134]/);
  const { team, people, release } = await scenario("planned");
  const { agent } = people;
  const room = new Room(await openWindow(agent), release);
  await room.open();
  await expect(room.page.getByRole("heading", { level: 1 })).toContainText("checkout-service");
  const admin = await openWindow(people.admin);
  await admin.goto(`/t/${team.slug}/members`);
  await admin.getByRole("button", { name: `Actions for ${agent.name}` }).click();
  await admin.getByRole("menuitem", { name: "Remove from team…" }).click();
  await admin
    .getByRole("alertdialog", { name: `Remove ${agent.name}?` })
    .getByRole("button", { name: "Remove from team" })
    .click();

  await expect(room.page.getByText("There is nothing at this address")).toBeVisible({ timeout: 5_000 });
  await expect(room.page.getByRole("checkbox")).toHaveCount(0);
  await expect(admin.getByRole("row", { name: new RegExp(agent.name) })).toHaveCount(0);
  await room.page.goto("/");
  await expect(room.page.getByRole("heading", { name: "You are in no team" })).toBeVisible();
});
