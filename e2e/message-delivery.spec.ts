import { expect } from "@playwright/test";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

test("whom a message did not reach is seen while it happens, and somebody decides what becomes of it", async ({ scenario, openWindow }) => {
  const { team, people, release } = await scenario("awaiting");
  const admin = await openWindow(people.admin);
  for (const { id } of [people.qa, people.agent]) {
    const data = { channel: "inbox", member: id, audiences: ["qa"] };
    expect((await admin.request.post(`/api/v1/teams/${team.id}/destinations`, { data })).ok()).toBe(true);
  }
  // Whoever left the team cannot be reached: that delivery fails.
  expect((await admin.request.delete(`/api/v1/teams/${team.id}/members/${people.agent.id}`)).ok()).toBe(true);

  const lead = await openWindow(people.communications);
  await lead.goto(`/t/${team.slug}/communications`);
  const column = lead.getByRole("complementary", { name: "Last delivery" });
  await expect(column.getByText("Nothing has left yet")).toBeVisible();

  const commander = await openWindow(people.commander);
  const message = { kind: "start", slot: null, audiences: ["qa"], subject: "Begun", fields: [] };
  await new ReleaseApi(commander, release).command("POST", "messages", { message, lackingReason: "Short on purpose." });
  await expect(column.getByText("1 sent, 1 failed")).toBeVisible();
  await expect(column.getByText(people.qa.name)).toBeVisible();

  await column.getByRole("button", { name: "Decide" }).click();
  const sheet = lead.getByRole("dialog", { name: "Delivery of deployment started" });
  const failed = sheet.getByRole("listitem").filter({ hasText: people.agent.name });
  await expect(failed.getByText(`${people.agent.name} is no longer a member of the team.`)).toBeVisible();
  await expect(failed.getByText(/^1 attempt,/)).toBeVisible();
  await expect(sheet.getByRole("listitem").filter({ hasText: people.qa.name }).getByRole("button")).toHaveCount(0);
  await failed.getByRole("button", { name: `Send to ${people.agent.name} again` }).click();
  await expect(failed.getByText(/^2 attempts, last/)).toBeVisible();
  await failed.getByRole("button", { name: `Let ${people.agent.name} be` }).click();
  await expect(failed.getByText(`decided by ${people.communications.name}`)).toBeVisible();
  await expect(failed.getByRole("button", { name: `Let ${people.agent.name} be` })).toBeHidden();
  await lead.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(column.getByRole("button", { name: "Decide" })).toBeHidden();

  await test.step("on a phone the message itself leads to its recipients, and whoever may not decide reads who can", async () => {
    const reader = await openWindow(people.qa, PHONE);
    await reader.goto(`/t/${team.slug}/communications`);
    await reader
      .getByRole("button", { name: /^Deployment started/ })
      .last()
      .click();
    await expect(reader.getByRole("region", { name: "Message" }).getByText("1 sent, 1 failed")).toBeVisible();
    await reader.getByRole("button", { name: "Recipients" }).click();
    const rows = reader.getByRole("dialog").getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await expect(rows.getByRole("button")).toHaveCount(0);
  });
});
