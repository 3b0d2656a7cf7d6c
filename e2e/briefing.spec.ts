import { expect } from "@playwright/test";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Briefing } from "./pages/briefing";

/** What browsers leave white at the edges. */
const PAPER = { top: "10mm", right: "10mm", bottom: "10mm", left: "10mm" };
const HEADLINE = "Customers can now use discount codes at checkout";

test("support is briefed, reads, is asked again by a material change, and again by a rollback", async ({
  scenario,
  openWindow,
  server,
}) => {
  test.setTimeout(180_000);
  const { team, people, release } = await scenario("awaiting", { commander: "required" });
  const { support, agent, product, commander } = people;
  const lead = new Briefing(await openWindow(support), release);
  const phone = new Briefing(await openWindow(agent, PHONE), release);
  const desk = new Briefing(await openWindow(product), release);
  const api = new ReleaseApi(lead.page, release);

  await test.step("the support lead writes it, is told what is missing, and publishes it", async () => {
    await lead.open();
    await lead.page.getByRole("button", { name: "Write the briefing" }).click();
    await lead.fill("What changes for customers", HEADLINE);
    await lead.page.getByRole("button", { name: "Add a feature" }).click();
    await lead.fill("Feature 1, what is new", "Discount codes");
    await lead.page.getByRole("button", { name: "Publish…" }).click();
    await expect(lead.page.getByText("New features, line 1: say what support needs to know")).toBeVisible();
    await lead.fill("Feature 1, how it works", "A field at checkout. **One** code, `never` two. <img src=x onerror=alert(1)>");
    await lead.page.getByRole("button", { name: "Save draft" }).click();
    await expect(lead.page.getByRole("button", { name: "Saved" })).toBeVisible();
    await lead.page.getByRole("button", { name: "Publish…" }).click();
    const sheet = lead.page.getByRole("dialog", { name: "Publish version 1" });
    await expect(sheet.getByRole("checkbox", { name: agent.name })).toBeChecked();
    await sheet.getByRole("checkbox", { name: product.name }).check();
    await sheet.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(lead.headline(HEADLINE)).toBeVisible();
    await expect(lead.readBy()).toContainText("0 of 3");
  });

  await test.step("a reader finds it at home and confirms it on a phone; nothing of the text is markup", async () => {
    await phone.page.goto(`/t/${team.slug}`);
    await phone.page.getByRole("link", { name: /^Read and confirm: Read the briefing/ }).click();
    await expect(phone.headline(HEADLINE)).toBeVisible();
    await expect(phone.page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
    await expect(phone.page.getByRole("button", { name: /Write/ })).toHaveCount(0);
    await phone.confirmButton().click();
    await expect(phone.page.getByText("You have read it").filter({ visible: true })).toHaveCount(1);
    await expect(lead.readBy()).toContainText("1 of 3");
  });

  await test.step("another one by its key, the lead by the button; everybody sees it at once", async () => {
    await desk.open();
    await expect(desk.confirmButton()).toBeVisible();
    await desk.page.keyboard.press("a");
    await expect(desk.page.getByRole("heading", { name: "You have read it" })).toBeVisible();
    await expect(lead.readBy()).toContainText("2 of 3");
    await lead.confirmButton().click();
    for (const one of [lead, desk]) await expect(one.readBy()).toContainText("3 of 3");
    await expect(phone.page.getByText("3 of 3 have read")).toBeVisible();
  });

  await test.step("a correction asks nobody again", async () => {
    await lead.page.getByRole("button", { name: "Write the next version" }).click();
    await lead.fill("Feature 1, how it works", "A field at checkout. One code, never two.");
    await lead.publish("No, a correction");
    await expect(desk.page.getByText("A field at checkout. One code, never two.")).toBeVisible();
    for (const one of [lead, desk]) await expect(one.readBy()).toContainText("3 of 3");
    await expect(desk.page.getByRole("region", { name: "Changed in version 2" })).toContainText("New features: Discount codes");
  });

  await test.step("a material change asks everybody, and says what is new", async () => {
    await lead.page.getByRole("button", { name: "Write the next version" }).click();
    await lead.page.getByRole("button", { name: "Add a question" }).click();
    await lead.fill("Question 1, what customers ask", "The customer was charged twice.");
    await lead.fill("Question 1, what to answer", "Escalate at once, step 2.");
    await lead.publish("Yes, it is material");
    // Of everything since what one has read, not since the last correction only.
    const changed = desk.page.getByRole("region", { name: "Changed since version 1, which you have read" });
    for (const text of ["New features: Discount codes", "FAQ: The customer was charged twice."]) await expect(changed).toContainText(text);
    await expect(desk.readBy()).toContainText("0 of 3");
    await expect(desk.confirmButton()).toBeVisible();
    await phone.confirmButton().click();
    await expect(lead.readBy()).toContainText("1 of 3");
    await lead.page.getByRole("button", { name: "Remind the 2 who have not" }).click();
    await expect(lead.page.getByText(/less than 10 minutes ago/)).toBeVisible();
    await desk.confirmButton().click();
    await expect(lead.readBy()).toContainText("2 of 3");
  });

  await test.step("a rollback ends what was confirmed and says why", async () => {
    const rolling = new ReleaseApi(await openWindow(commander), release);
    await rolling.command("POST", "rollback", { reason: "Payments fail", method: "Undo the rollout" });
    for (const one of [lead, desk, phone])
      await expect(one.page.getByRole("alert").filter({ hasText: "Rolled back: Payments fail" })).toBeVisible();
    await expect(lead.readBy()).toContainText("0 of 3");
    await expect(phone.page.getByText("Being rolled back.")).toBeVisible();
    await phone.confirmButton().click();
    await expect(lead.readBy()).toContainText("1 of 3");
  });

  await test.step("it is in the list, and found by what it says", async () => {
    await phone.page.goto(`/t/${team.slug}/briefings`);
    await phone.page.getByRole("searchbox", { name: "Words of a briefing" }).fill("charged");
    await expect(phone.page.locator("mark")).toHaveText("charged");
    await expect(phone.page.getByRole("link", { name: new RegExp(HEADLINE) })).toContainText("You have read it");
    await phone.page.getByRole("searchbox", { name: "Words of a briefing" }).fill("nobody wrote this");
    await expect(phone.page.getByText("No briefing says that")).toBeVisible();
  });

  const types = (await api.events()).map(({ type }) => type).filter((type) => type.startsWith("briefing."));
  expect(types.filter((type) => type === "briefing.confirmations-ended")).toHaveLength(1);
  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

test("two who write at the same time lose nothing of either", async ({ scenario, openWindow, expectConsole }) => {
  expectConsole(/409 \(Conflict\)/);
  const { people, release } = await scenario("planned");
  const [one, other] = [new Briefing(await openWindow(people.support), release), new Briefing(await openWindow(people.manager), release)];
  for (const { page, open, fill } of [one, other].map((window) => ({
    page: window.page,
    open: () => window.open(),
    fill: (text: string) => window.fill("What changes for customers", text),
  }))) {
    await open();
    await page.getByRole("button", { name: "Write the briefing" }).click();
    await fill(page === one.page ? "Mine" : "Theirs");
  }
  await one.page.getByRole("button", { name: "Save draft" }).click();
  await expect(one.page.getByRole("button", { name: "Saved" })).toBeVisible();
  await other.page.getByRole("button", { name: "Save draft" }).click();
  const notice = other.page.getByRole("alert").filter({ hasText: `${people.support.name} saved a draft since you opened this.` });
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Take theirs, drop mine" }).click();
  await expect(other.page.getByRole("textbox", { name: "What changes for customers" })).toHaveValue("Mine");
});

test("axe finds nothing on a briefing, in writing it and in the list, and it prints on one page", async ({ scenario, openWindow }) => {
  const { team, people, release } = await scenario("awaiting");
  const briefing = new Briefing(await openWindow(people.support), release);
  const api = new ReleaseApi(briefing.page, release);
  const lines = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${name} ${index + 1}`,
      text: "What support needs to know of it, in a sentence or two.",
    }));
  await briefing.open();
  expect(await violations(briefing.page), "none yet").toEqual([]);
  const content = { headline: HEADLINE, features: lines(3, "Feature"), behaviour: lines(2, "Change"), issues: lines(2, "Issue") };
  await api.command("POST", "briefing/versions", {
    expectedVersion: 0,
    content: { ...content, faq: lines(3, "Question"), escalation: lines(3, "Step") },
    isMaterial: true,
    asked: [people.support.id, people.agent.id],
  });
  await expect(briefing.headline(HEADLINE)).toBeVisible();
  expect(await violations(briefing.page), "briefing").toEqual([]);
  const pdf = await briefing.page.pdf({ format: "A4", margin: PAPER, path: test.info().outputPath("briefing.pdf") });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  await briefing.page.getByRole("button", { name: "Write the next version" }).click();
  await expect(briefing.page.getByRole("dialog")).toBeVisible();
  expect(await violations(briefing.page), "writing").toEqual([]);
  await briefing.page.getByRole("button", { name: "Publish…" }).click();
  await expect(briefing.page.getByRole("dialog", { name: "Publish version 2" })).toBeVisible();
  expect(await violations(briefing.page), "publishing").toEqual([]);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await briefing.page.setViewportSize(viewport);
    await briefing.page.goto(`/t/${team.slug}/briefings?q=feature`);
    await expect(briefing.page.getByRole("link", { name: new RegExp(HEADLINE) })).toBeVisible();
    expect(await violations(briefing.page), `list at ${viewport.width}`).toEqual([]);
    await briefing.open();
    await expect(briefing.headline(HEADLINE)).toBeVisible();
    expect(await violations(briefing.page), `briefing at ${viewport.width}`).toEqual([]);
  }
});
