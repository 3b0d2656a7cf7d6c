import { expect } from "@playwright/test";
import { type Person, test } from "./fixtures/test";
import { Room } from "./pages/room";

const NEW_PASSWORD = "a staple of batteries";
/** An open room says so at most this long after its session ended. */
const ENDED = { timeout: 5_000 };

test("a reset link signs the member out everywhere, and the new password works", async ({ scenario, openWindow, expectConsole }) => {
  // The stream of the ended session is refused.
  expectConsole(/status of 401/);
  const { team, people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.bob), release);
  await room.open();
  const admin = await openWindow(people.admin);
  await admin.goto(`/t/${team.slug}/members`);
  await admin.getByRole("button", { name: `Actions for ${people.bob.name}` }).click();
  await admin.getByRole("menuitem", { name: "Password reset link…" }).click();
  const dialog = admin.getByRole("dialog", { name: `Password reset for ${people.bob.name}` });
  await dialog.getByRole("button", { name: "Make link" }).click();
  const link = await dialog.getByLabel("Reset link").inputValue();
  await expect(room.banner("Your session has ended.")).toHaveCount(0);

  const fresh = await openWindow(null);
  await fresh.goto(link);
  await fresh.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await fresh.getByRole("button", { name: "Set password" }).click();
  await expect(room.banner("Your session has ended.")).toBeVisible(ENDED);
  await expect(fresh).toHaveURL(`/t/${team.slug}`);

  await room.page.getByRole("button", { name: "Sign in" }).click();
  await enter(room, { ...people.bob, password: NEW_PASSWORD });
  await expect(room.banner("Your session has ended.")).toHaveCount(0);
});

test("changing one's own password asks for the present one and signs out the other windows", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  // The wrong password, and the stream of the ended session.
  expectConsole(/status of (400|401|422)/);
  const { team, people, release } = await scenario("planned");
  const room = new Room(await openWindow(people.bob), release);
  await room.open();
  const here = await openWindow(people.bob);
  await here.goto(`/t/${team.slug}/members`);
  await here.getByRole("button", { name: "Change your password" }).click();
  const dialog = here.getByRole("dialog", { name: "Change your password" });
  const present = dialog.getByRole("textbox", { name: "Present password" });
  await present.fill("not the present one");
  await dialog.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(present).toHaveAccessibleDescription("The password is not right.");
  await expect(room.banner("Your session has ended.")).toHaveCount(0);

  await present.fill(people.bob.password);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(room.banner("Your session has ended.")).toBeVisible(ENDED);
  await expect(dialog).toHaveCount(0);
  await expect(here.getByText("only here")).toBeVisible();
  await here.reload();
  await expect(here.getByRole("button", { name: "Change your password" })).toBeVisible();
});

/** Signs in on the page that a room leads to, and comes back to the room. */
async function enter({ page }: Room, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/releases\//);
}
