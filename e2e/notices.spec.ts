import { expect } from "@playwright/test";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test("a person says how they are told by name, and what they signed comes back as a receipt", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  // Quiet hours on no day.
  expectConsole(/400 \(Bad Request\).*\/session\/notices/);
  const { people, release, team } = await scenario("go");
  const page = await openWindow(people.alice);
  await page.goto(`/t/${team.slug}/members`);
  const panel = page.getByRole("region", { name: "How you are told" });
  const box = (name: RegExp | string) => panel.getByRole("checkbox", { name });
  await expect(box(/^Sign-off awaited/)).toBeChecked();
  await expect(box(/^Item blocked or failed/)).not.toBeChecked();
  await expect(panel.getByText(/no mail server/).first()).toBeVisible();

  await test.step("what cannot be is said beside it", async () => {
    await box(/^Briefing to read/).uncheck();
    await box(/^Quiet hours/).check();
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]) await box(day).uncheck();
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(panel.getByText("Choose at least one day, or no quiet hours.")).toBeVisible();
  });

  await test.step("what was chosen holds", async () => {
    await box("Monday").check();
    await panel.getByLabel("From").fill("21:30");
    await box(/^One mail a day/).check();
    await panel.getByLabel("Time zone").fill("Asia/Tokyo");
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("How you are told is saved")).toBeVisible();
    await page.reload();
    await expect(box(/^Briefing to read/)).not.toBeChecked();
    await expect(panel.getByLabel("From")).toHaveValue("21:30");
    await expect(panel.getByLabel("At")).toHaveValue("08:00");
    await expect(panel.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
    await expect(box("Monday")).toBeChecked();
    await expect(box("Tuesday")).not.toBeChecked();
  });

  await test.step("it is theirs alone", async () => {
    const other = await openWindow(people.bob);
    await other.goto(`/t/${team.slug}/members`);
    await expect(other.getByRole("region", { name: "How you are told" }).getByRole("checkbox", { name: /^Quiet hours/ })).not.toBeChecked();
  });

  await test.step("a signature comes back as a receipt behind the bell", async () => {
    const room = new Room(page, release);
    await room.open();
    await room.gate("T-2h").sign("AS");
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await page.getByRole("link", { name: /Signed T-2h/ }).click();
    await expect(page).toHaveURL(/#phase-/);
  });
});
