import { expect, type Page } from "@playwright/test";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Briefing } from "./pages/briefing";
import { ItemRow } from "./pages/item-row";
import { Room } from "./pages/room";

const KEY = "responders-briefed";
const TITLE = "Support and responders have read the briefing";
const CONTENT = {
  headline: "Customers can now use discount codes at checkout",
  features: [{ name: "Discount codes", text: "A field at checkout." }],
  behaviour: [],
  issues: [],
  faq: [{ name: "The code does not work.", text: "Check its spelling." }],
  escalation: [{ name: "Support lead", text: "Questions and single orders." }],
};
const MORE = { ...CONTENT, faq: [...CONTENT.faq, { name: "The customer was charged twice.", text: "Escalate at once." }] };

test("three people of support read one after the other, and the item of the checklist follows them", async ({
  scenario,
  openWindow,
  expectConsole,
  server,
}) => {
  test.setTimeout(240_000);
  const { people, release } = await scenario("planned", { minutes: 5, commander: "required" });
  const { support, agent, product } = people;
  const deployer = await openWindow(people.alice);
  const api = new ReleaseApi(deployer, release);
  const row = new ItemRow(deployer, TITLE);
  const lead = new Briefing(await openWindow(support), release);
  const phone = new Briefing(await openWindow(agent, PHONE), release);
  const desk = new Briefing(await openWindow(product), release);
  const readers = [lead, phone, desk];
  const ofLead = new ReleaseApi(lead.page, release);
  const publish = (content: object, expectedVersion: number) =>
    ofLead.command("POST", "briefing/versions", {
      expectedVersion,
      content,
      isMaterial: true,
      asked: [support.id, agent.id, product.id],
    });
  const confirm = async (one: Briefing) => {
    await one.confirmButton().click();
    await expect(one.page.getByText("You have read it").filter({ visible: true })).toHaveCount(1);
  };

  await test.step("nobody ticks it: a press opens it, and a request is told where it is answered", async () => {
    expectConsole(/422/);
    await new Room(deployer, release).open("#t-minus-48h");
    await expect(row.row).toContainText("No briefing was published yet.");
    await row.tick();
    await expect(row.row.getByText("The version of the briefing, with who confirmed it and when.")).toBeVisible();
    const refused = await api.send("PUT", `items/${KEY}/status`, { status: "done", expectedVersion: 0 });
    expect([refused.status(), (await refused.json()).detail]).toEqual([422, expect.stringContaining("nobody ticks it")]);
    expect((await api.item(KEY)).status).toBe("todo");
    await row.tick();
  });

  await test.step("it names who is missing after each of them, and is done with the third", async () => {
    await publish(CONTENT, 0);
    await expect(row.row).toContainText(`0 of 3 have read the briefing; ${support.name}, ${agent.name} and ${product.name} have not.`);
    for (const one of readers) await one.open();
    await confirm(lead);
    await expect(row.row).toContainText(`1 of 3 have read the briefing; ${agent.name} and ${product.name} have not.`);
    await confirm(phone);
    await expect(row.row).toContainText(`2 of 3 have read the briefing; ${product.name} has not.`);
    await expect(row.boxAs("To do")).toBeVisible();
    await row.row.getByRole("button", { name: "Remind the one who has not" }).click();
    await expect(row.row.getByText(/reminded .* less than 10 minutes ago/)).toBeVisible();
    await confirm(desk);
    await expect(row.boxAs("Done")).toHaveAttribute("aria-checked", "true");
    expect(await api.item(KEY)).toMatchObject({ status: "done", by: { name: product.name } });
  });

  await test.step("a material version asks all three again and says what is new; the item is open until they have read it", async () => {
    await publish(MORE, 1);
    await expect(row.boxAs("To do")).toBeVisible();
    await expect(row.row).toContainText("0 of 3 have read the briefing");
    for (const one of readers) {
      const changed = one.page.getByRole("region", { name: /^Changed/ });
      await expect(changed).toContainText("FAQ: The customer was charged twice.");
      await confirm(one);
    }
    await expect(row.boxAs("Done")).toBeVisible();
  });

  await test.step("a rollback asks all three again and says why; the phase that was closed stays as it was signed", async () => {
    await start(api, { approver: await openWindow(people.bob), commander: await openWindow(people.commander), people, release });
    for (const one of readers) {
      const reason = one.page.getByRole("alert").filter({ hasText: "Rolled back: Payments fail" });
      await expect(reason).toBeVisible();
      await expect(one.confirmButton()).toBeVisible();
    }
    await expect(lead.readBy()).toContainText("0 of 3");
    expect(await api.item(KEY)).toMatchObject({ status: "done", by: { name: product.name } });
    for (const [index, one] of readers.entries()) {
      await confirm(one);
      await expect(lead.readBy()).toContainText(`${index + 1} of 3`);
    }
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});

type Windows = {
  readonly approver: Page;
  readonly commander: Page;
  readonly people: Readonly<Record<"alice" | "bob" | "commander", { readonly initials: string }>>;
  readonly release: { readonly id: string } | null;
};

/** From the open checklist to a deployment that is rolled back at once. */
async function start(deployer: ReleaseApi, { approver, commander, people, release }: Windows): Promise<void> {
  await deployer.resolvePhase("t-minus-48h");
  await deployer.command("POST", "phases/t-minus-48h/closing", {});
  await deployer.resolvePhase("t-minus-2h");
  await deployer.sign("t-minus-2h", "deployer", people.alice.initials);
  await new ReleaseApi(approver, release).sign("t-minus-2h", "approver", people.bob.initials);
  const last = new ReleaseApi(commander, release);
  await last.sign("t-minus-2h", "commander", people.commander.initials);
  await deployer.command("POST", "deployment", {});
  await last.command("POST", "rollback", { reason: "Payments fail", method: "Undo the rollout" });
}
