import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";

test("an admin puts somebody into an audience, and what is told reaches them while they look elsewhere", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  expectConsole(/400 \(Bad Request\).*\/destinations/);
  const { team, people, release } = await scenario("awaiting");
  const admin = await openWindow(people.admin);
  await admin.goto(`/t/${team.slug}/settings/audiences`);
  await admin.getByRole("button", { name: "Add destination" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add destination" }).click();
  await expect(dialog.getByText("Choose at least one audience.")).toBeVisible();
  await dialog.getByLabel("Channel").selectOption("inbox");
  await dialog.getByLabel("Member").selectOption({ label: people.bob.name });
  await dialog.getByRole("checkbox", { name: "QA" }).check();
  await dialog.getByRole("button", { name: "Add destination" }).click();
  await expect(dialog).toBeHidden();
  const group = admin.getByRole("region", { name: "QA" });
  await expect(group.getByText(people.bob.name)).toBeVisible();
  await expect(admin.getByRole("region", { name: "Product" }).getByText("Nobody is told")).toBeVisible();

  const reader = await openWindow(people.bob);
  await reader.goto(`/t/${team.slug}`);
  const sender = await openWindow(people.commander);
  const message = { kind: "start", slot: null, audiences: ["qa"], subject: "Begun: see the room", fields: [] };
  await new ReleaseApi(sender, release).command("POST", "messages", { message, lackingReason: "Short on purpose." });
  await expect(reader.getByRole("button", { name: /Notifications, [1-9]/ })).toBeVisible();
  await reader.getByRole("button", { name: /Notifications/ }).click();
  await reader.getByRole("link", { name: /Begun: see the room/ }).click();
  await expect(reader).toHaveURL(/communications\?release=.*&message=/);
  await expect(group.getByText("Sent")).toBeVisible();
});

test("an admin replaces the secret of a webhook, and says when the former one ends", async ({ scenario, openWindow }) => {
  const { team, people } = await scenario("awaiting");
  const admin = await openWindow(people.admin);
  const body = { channel: "webhook", name: "Status page", audiences: ["qa"], url: "https://hooks.example.com/tminus" };
  await admin.request.post(`/api/v1/teams/${team.id}/destinations`, { data: body });
  await admin.goto(`/t/${team.slug}/settings/audiences`);
  await admin.getByRole("button", { name: "Actions for Status page" }).click();
  await admin.getByRole("menuitem", { name: "New secret…" }).click();
  const dialog = admin.getByRole("alertdialog", { name: "New secret for Status page?" });
  await expect(dialog.getByRole("radio", { name: /signs along for 24 hours/ })).toBeChecked();
  await dialog.getByText("The present one ends at once").click();
  await dialog.getByRole("button", { name: "Make new secret" }).click();
  await expect(admin.getByLabel("Signing secret", { exact: true })).toHaveValue(/^whsec_/);
  await admin.getByRole("button", { name: "Done" }).click();
  await admin.goto(`/t/${team.slug}/audit`);
  await expect(admin.getByText("made a new secret for Status page; the former one ended at once")).toBeVisible();
});
