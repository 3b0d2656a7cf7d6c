import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

test("an admin invites by link, the new person joins with it, and it opens once", async ({ scenario, openWindow }) => {
  const { team, people } = await scenario("team");
  const email = `robin.${team.slug}@example.com`;
  const admin = await openWindow(people.admin);
  await admin.goto(`/t/${team.slug}/members`);
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  const asked = admin.getByRole("dialog", { name: "Invite somebody" });
  await asked.getByRole("textbox", { name: "Name" }).fill("Robin Reed");
  await asked.getByLabel("Email").fill(email);
  await asked.getByRole("button", { name: "Make link" }).click();
  const made = admin.getByRole("dialog", { name: "Invitation for Robin Reed" });
  const link = await made.getByLabel("Invitation link").inputValue();
  await made.getByRole("button", { name: "Done" }).click();
  await expect(admin.getByRole("button", { name: "Revoke the invitation for Robin Reed" })).toBeVisible();

  const robin = await openWindow(null);
  await test.step("the new person chooses name and password, and sees the team", async () => {
    await robin.goto(link);
    await expect(robin.getByRole("heading", { name: `Join ${team.name}` })).toBeVisible();
    await robin.getByLabel("Your name").fill("Robin Reed-Hall");
    await robin.getByRole("textbox", { name: "Password" }).fill("a staple of batteries");
    await robin.getByRole("button", { name: "Join the team" }).click();
    await expect(robin).toHaveURL(`/t/${team.slug}`);
    await robin.goto(`/t/${team.slug}/members`);
    await expect(robin.getByRole("row", { name: /Robin Reed-Hall \(you\)/ })).toContainText("Member");
    await expect(robin.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);
  });

  await test.step("the admin's open page follows", async () => {
    await expect(admin.getByRole("row", { name: /Robin Reed-Hall/ })).toBeVisible();
    await expect(admin.getByRole("button", { name: "Revoke the invitation for Robin Reed" })).toHaveCount(0);
  });

  await test.step("the used link says so", async () => {
    const late = await openWindow(null);
    await late.goto(link);
    await expect(late.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
    await expect(late.getByText("It was used, taken back")).toBeVisible();
    await expect(late.getByRole("button", { name: "Join the team" })).toHaveCount(0);
  });
});
