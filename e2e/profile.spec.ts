import { expect } from "@playwright/test";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("a person sets their name, initials and time zone; the shown zone follows at once, the record keeps the old name", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  // The initials that are none.
  expectConsole(/status of 400/);
  const { people, release, team } = await scenario("go");
  const room = new Room(await openWindow(people.alice), release);
  const { page } = room;
  await room.open();
  await page
    .getByRole("checkbox", { name: /: Done, / })
    .first()
    .waitFor();
  await expect(page.getByRole("timer").first()).toBeVisible();

  const openProfile = async () => {
    await page.getByRole("button", { name: /your menu$/ }).click();
    await page.getByRole("menuitem", { name: "Your name and time zone…" }).click();
  };
  const dialog = page.getByRole("dialog", { name: "Your name and time zone" });
  await openProfile();
  await expect(dialog.getByRole("checkbox", { name: /Time zone of this browser/ })).not.toBeChecked();
  await dialog.getByLabel("Time zone", { exact: true }).fill("Asia/Tokyo");
  await dialog.getByLabel("Name", { exact: true }).fill("Alicia Smith-Jones");
  await dialog.getByLabel("Initials").fill("r2");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Initials")).toBeFocused();
  await dialog.getByLabel("Initials").fill("asj");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await expect(page.getByText(/\d\d:\d\d GMT\+9|\d\d:\d\d JST/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "ASJ, Alicia Smith-Jones, your menu" })).toBeVisible();
  await room.gate("T-2h").sign("ASJ");
  const api = new ReleaseApi(page, release);
  expect((await api.state()).signOffs).toMatchObject([{ person: { name: "Alicia Smith-Jones" }, initials: "ASJ" }]);
  const mine = (await api.events()).filter((event) => event.actor.id === people.alice.id);
  expect(mine.at(0)?.actor.name).toBe(people.alice.name);
  expect(mine.at(-1)?.actor.name).toBe("Alicia Smith-Jones");

  const manager = await openWindow(people.manager);
  await manager.goto(`/t/${team.slug}/audit`);
  await expect(manager.getByText(`changed their name from ${people.alice.name} to Alicia Smith-Jones`)).toBeVisible();

  await openProfile();
  await dialog.getByRole("checkbox", { name: /Time zone of this browser/ }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/\d\d:\d\d (EST|EDT)/).first()).toBeVisible();
});
