import { expect, type Page } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

const REHEARSED = "The migration ran in staging on production-like data";
const TEXT = "The text for customers is written and approved";
const CPU = "CPU and memory are watched while it rolls out";

/** Opens the page of the checklist and waits until it follows the release. */
async function openChecklist(page: Page, release: { readonly path: string } | null): Promise<void> {
  const stream = page.waitForResponse(/\/api\/v1\/live\?/);
  await page.goto(`${release?.path}/checklist`);
  await stream;
}

async function change(page: Page, item: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Change ${item}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("other answers, seen before they are saved and followed in the other window; items added, moved, taken out and put back", async ({
  scenario,
  openWindow,
}) => {
  test.setTimeout(300_000);
  const { people, release } = await scenario("planned");
  const [page, other] = [await openWindow(people.alice), await openWindow(people.bob)];
  const room = new Room(other, release);
  await Promise.all([openChecklist(page, release), room.open()]);
  const api = new ReleaseApi(page, release);
  await room.item(REHEARSED).note("I have looked at the plan.");
  const differences = page.getByRole("region", { name: "Differences" });
  await expect(differences.getByRole("status")).toHaveText("Nothing differs from the template.");

  await page.getByRole("button", { name: "Tailor the checklist" }).click();
  const effect = page.getByRole("region", { name: "What saving does" });
  const stays = effect.getByRole("region", { name: "Stays, since somebody worked on it" });
  await expect(stays.getByText(REHEARSED)).toBeVisible();
  const goes = effect.getByRole("region", { name: "Goes" });
  await expect(goes.getByText(TEXT)).toBeVisible();
  await expect(room.item(TEXT).box).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();

  await expect(room.item(TEXT).box).toBeHidden();
  await expect(room.item(REHEARSED).row.getByText("kept", { exact: true })).toBeVisible();
  await expect(differences.getByRole("status")).toHaveText("1 item differs from the tailored checklist.");
  await expect(differences.getByText(/Kept because somebody worked on it, although there is no database migration/)).toBeVisible();

  await page.getByRole("button", { name: "Change answers" }).click();
  await page.getByRole("checkbox", { name: "Database migration" }).check();
  await page.getByRole("checkbox", { name: "What users see" }).check();
  await expect(effect.getByRole("region", { name: "Comes" }).getByText(TEXT)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(room.item(TEXT).box).toBeVisible();
  await expect(differences.getByRole("status")).toHaveText("Nothing differs from the tailored checklist.");

  await page.getByRole("button", { name: "Add an item to T-48h" }).click();
  const adding = page.getByRole("dialog", { name: "Add an item to T-48h" });
  await adding.getByRole("button", { name: "Add item" }).click();
  await expect(adding.getByText("Say what is true when it is done.")).toBeVisible();
  await adding.getByLabel("What is true when it is done").fill("The feature team has tried it");
  await adding.getByText("It holds the gate", { exact: true }).click();
  expect(await violations(page)).toEqual([]);
  await adding.getByRole("button", { name: "Add item" }).click();
  await expect(room.item("The feature team has tried it").row.getByText("added", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: `Change ${REHEARSED}`, exact: true }).click();
  await expect(page.getByRole("menuitem", { name: /Take out/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(`Only ${people.bob.name} (approver)`, { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");

  await change(page, CPU, "Take out…");
  const leaving = page.getByRole("dialog", { name: "Take an item out" });
  await leaving.getByRole("button", { name: "Take out" }).click();
  await expect(leaving.getByText("Say why it is taken out.")).toBeVisible();
  await leaving.getByLabel("Why it is not needed").fill("The platform watches it");
  await leaving.getByRole("button", { name: "Take out" }).click();
  await expect(differences.getByText(`Taken out by ${people.alice.name}: The platform watches it`)).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(differences.getByRole("status")).toHaveText("1 item differs from the tailored checklist.");

  const [first = "", second = ""] = (await api.state()).items.map(({ title }) => title);
  await change(page, second, "Move up");
  await expect.poll(async () => (await api.state()).items.slice(0, 2).map(({ title }) => title)).toEqual([second, first]);
  await expect(other.getByRole("checkbox").first()).toHaveAccessibleName(new RegExp(`^${second}: `));
  expect(await violations(page)).toEqual([]);
});

test("the approver reads beside what they sign what was taken out, by whom and why", async ({ scenario, openWindow }) => {
  const { people, release, team } = await scenario("awaiting");
  const [page, approver] = [await openWindow(people.alice), await openWindow(people.bob)];
  await openChecklist(page, release);
  await change(page, CPU, "Take out…");
  const leaving = page.getByRole("dialog", { name: "Take an item out" });
  await leaving.getByLabel("Why it is not needed").fill("The platform watches it");
  await leaving.getByRole("button", { name: "Take out" }).click();
  await expect(leaving).toBeHidden();

  const room = new Room(approver, release);
  await room.open();
  const shown = await room.gate("T-0").sign(people.bob.initials);
  expect(shown).toContain("1 item differs from the template");
  expect(shown).toContain(`Taken out by ${people.alice.name}: The platform watches it`);
  await approver.goto(`/t/${team.slug}/audit`);
  await expect(approver.getByText(`took “${CPU}” out of the checklist: The platform watches it`).first()).toBeVisible();
});
