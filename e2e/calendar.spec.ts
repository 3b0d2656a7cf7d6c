import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { test } from "./fixtures/test";

test("a member makes an address for a calendar program, which reads it without signing in, and ends it", async ({
  scenario,
  openWindow,
  expectConsole,
}) => {
  expectConsole(/status of 404/);
  const { team, people, release } = await scenario("planned");
  const page = await openWindow(people.agent);
  const program = (await openWindow(null)).request;
  await page.goto(`/t/${team.slug}/members`);
  const panel = page.getByRole("region", { name: "In your calendar" });
  await panel.getByRole("button", { name: "Make an address" }).click();
  const field = panel.getByLabel("Address of the calendar");
  await expect(field).toHaveValue(/\/api\/v1\/calendars\/[\w-]{43}\.ics$/);
  expect(await violations(page, { tags: ["best-practice"] })).toEqual([]);
  const first = await field.inputValue();
  const answer = await program.get(first);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect((await answer.text()).replaceAll("\r\n ", "")).toContain(`UID:release.${release?.id}.t0@tminus`);

  await panel.getByRole("button", { name: "Make a new address" }).click();
  await expect(field).not.toHaveValue(first);
  expect((await program.get(first)).status()).toBe(404);
  const second = await field.inputValue();
  expect((await program.get(second)).status()).toBe(200);
  await panel.getByRole("button", { name: "Remove the address" }).click();
  await expect(panel.getByRole("button", { name: "Make an address" })).toBeVisible();
  await expect(field).toHaveCount(0);
  expect((await program.get(second)).status()).toBe(404);
});
