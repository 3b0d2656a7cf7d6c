import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

test("customers read without an account what they were sent, of the release that was chosen, until the page is switched off", async ({
  scenario,
  openWindow,
}) => {
  const { team, people, release } = await scenario("awaiting");
  const admin = await openWindow(people.admin);
  await admin.goto(`/t/${team.slug}/settings/status-page`);
  await expect(admin.getByText("The page is off")).toBeVisible();
  await admin.getByRole("button", { name: "Switch on" }).click();
  const made = admin.getByRole("dialog", { name: "Address of the status page" });
  const url = await made.getByRole("textbox", { name: "Address" }).inputValue();
  expect(url).toMatch(/\/status\/[\w-]{43}$/);
  await made.getByRole("button", { name: "Done" }).click();
  await expect(admin.getByText(`that ${people.admin.name} made on`)).toBeVisible();

  expect(await violations(admin)).toEqual([]);

  const visitor = await openWindow(null);
  await visitor.goto(url);
  await expect(visitor.getByText("Nothing to report")).toBeVisible();

  await test.step("what a second person approved stands on it once the lead has chosen the release", async () => {
    const fields = [{ key: "changes", text: "Discount codes work at checkout again." }];
    const message = { kind: "customer-announcement", slot: null, audiences: ["customers"], subject: "Discount codes are back", fields };
    const lead = await openWindow(people.communications);
    await new ReleaseApi(lead, release).command("POST", "messages", { message, lackingReason: "All of it is on the page." });
    const approver = await openWindow(people.bob);
    await approver.goto(`/t/${team.slug}/communications`);
    await approver
      .getByRole("button", { name: /^Customer announcement/ })
      .first()
      .click();
    await expect(approver.getByText(/can change what stands on the status page/)).toBeVisible();
    await approver.getByRole("button", { name: "Approve and send" }).click();
    await expect(approver.getByRole("button", { name: "Approve and send" })).toBeHidden();
    await lead.goto(`/t/${team.slug}/communications?only=mine`);
    await lead
      .getByRole("button", { name: /^Customer announcement/ })
      .first()
      .click();
    await visitor.reload();
    await expect(visitor.getByText("Nothing to report")).toBeVisible();
    await lead.getByRole("button", { name: "Put them on it" }).click();
    await expect(lead.getByRole("button", { name: "Take them off" })).toBeVisible();
    expect(await violations(lead)).toEqual([]);
    await expect(admin.getByText(`Chosen by ${people.communications.name}`)).toBeVisible();
  });

  await test.step("it holds the message and nobody's name, on a phone in light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await openWindow(null, { ...PHONE, colorScheme });
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 2, name: "Discount codes are back" })).toBeVisible();
      await expect(page.getByText("Discount codes work at checkout again.")).toBeVisible();
      for (const role of ["navigation", "link", "textbox"] as const) await expect(page.getByRole(role)).toHaveCount(0);
      for (const { name } of [people.communications, people.bob]) await expect(page.getByText(name)).toHaveCount(0);
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, nofollow");
      expect(await violations(page)).toEqual([]);
    }
  });

  await admin.getByRole("button", { name: "Switch off…" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
  await expect(admin.getByText("The page is off")).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await expect(visitor.getByText("Discount codes are back")).toHaveCount(0);
});
