import { expect } from "@playwright/test";
import { test } from "./fixtures/test";

// A server of its own, on which nobody has set anything up.
test.use({ serverOptions: { isSeeded: false } });

test("the first admin sets up an empty installation once, and makes another team", async ({ openWindow, server, expectConsole }) => {
  // The wrong code.
  expectConsole(/status of (400|422)/);
  const announced = server.lines.find((line) => line.startsWith("First run: ")) ?? "";
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}$/.exec(announced)?.[0] ?? "";
  const page = await openWindow(null);
  await page.goto("/");
  await expect(page).toHaveURL("/first-run");
  const field = page.getByLabel("Code");
  await field.fill("AAAA-AAAA");
  await page.getByLabel("Team").fill("Checkout");
  await page.getByLabel("Your name").fill("Robin Reed");
  await page.getByLabel("Email").fill("robin.reed@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("a staple of batteries");
  await page.getByRole("button", { name: "Make team and admin" }).click();
  await expect(field).toHaveAccessibleDescription(/This is not the code/);

  await field.fill(code);
  await page.getByRole("button", { name: "Make team and admin" }).click();
  await expect(page).toHaveURL("/t/checkout/members");
  await expect(page.getByRole("row", { name: /Robin Reed \(you\)/ })).toContainText("Admin");

  await test.step("the page is gone", async () => {
    const visitor = await openWindow(null);
    await visitor.goto("/first-run");
    await expect(visitor).toHaveURL("/sign-in");
  });

  await test.step("another team, and from one to the other", async () => {
    await page.getByRole("button", { name: "Make another team" }).click();
    const dialog = page.getByRole("dialog", { name: "Make another team" });
    await dialog.getByLabel("Name of the team").fill("Billing");
    await dialog.getByRole("button", { name: "Make team" }).click();
    await expect(page).toHaveURL("/t/billing/members");
    for (const { name, slug } of [
      { name: "Checkout", slug: "checkout" },
      { name: "Billing", slug: "billing" },
    ]) {
      await page.getByRole("button", { name: /Robin Reed/ }).click();
      await page.getByRole("menuitem", { name: new RegExp(name) }).click();
      await expect(page).toHaveURL(new RegExp(`/t/${slug}(/|$)`));
    }
  });
});
