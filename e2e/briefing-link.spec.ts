import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { Briefing } from "./pages/briefing";

const HEADLINE = "Customers can now use discount codes at checkout";
const NOTHING = { features: [], behaviour: [], issues: [], faq: [] };

test("somebody without an account reads a briefing by a link, until it is taken back", async ({ scenario, openWindow }) => {
  const { people, release } = await scenario("awaiting", { commander: "named" });
  const lead = new Briefing(await openWindow(people.support), release);
  const api = new ReleaseApi(lead.page, release);
  await api.command("POST", "briefing/versions", {
    expectedVersion: 0,
    content: { headline: HEADLINE, ...NOTHING, escalation: [{ name: "Support lead", text: "Answers in **15 minutes**." }] },
    isMaterial: true,
    asked: [people.agent.id],
  });
  await lead.open();
  await lead.page.getByRole("combobox", { name: "How long the link lasts" }).selectOption("for a day");
  await lead.page.getByRole("button", { name: "Make a link" }).click();
  const url = await lead.page.getByRole("textbox", { name: "Link" }).inputValue();
  expect(url).toMatch(/\/shared\/[\w-]{43}$/);

  const reader = await openWindow(null, PHONE);
  await reader.goto(url);
  await expect(reader.getByRole("heading", { level: 1, name: HEADLINE })).toBeVisible();
  await expect(reader.getByText("Reaches now: Being rolled out.")).toBeVisible();
  for (const role of ["navigation", "link", "textbox"] as const) await expect(reader.getByRole(role)).toHaveCount(0);
  await expect(reader.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, nofollow");
  await expect(reader.getByText(people.agent.name)).toHaveCount(0);
  expect(await violations(reader)).toEqual([]);

  const visitor = await openWindow(null);
  await visitor.goto(url);
  await new ReleaseApi(await openWindow(people.commander), release).command("POST", "rollback", {
    reason: "Payments fail",
    method: "Undo",
  });
  await visitor.reload();
  await expect(visitor.getByRole("alert").filter({ hasText: "Rolled back: Payments fail" })).toBeVisible();
  await lead.page.getByRole("button", { name: /^Take back the link until/ }).click();
  await expect(lead.page.getByRole("textbox", { name: "Link" })).toHaveCount(0);
  await visitor.reload();
  await expect(visitor.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await expect(visitor.getByText(HEADLINE)).toHaveCount(0);
  expect(await violations(visitor)).toEqual([]);
});
