import { expect } from "@playwright/test";
import { type Peers, startPeers } from "@/scripts/lib/journey/peers.mjs";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { test as base } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";

/** The server sends to receivers that are there before it. */
const test = base.extend<object, { peers: Peers }>({
  peers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const peers = await startPeers();
      await use(peers);
      await peers.stop();
    },
    { scope: "worker" },
  ],
  serverOptions: [async ({ peers }, use) => use({ env: peers.env }), { scope: "worker" }],
});

const MINUTE_MS = 60_000;

test("an incident that was declared alone is told of: notice, update in time, customers, resolution, each where it should arrive", async ({
  scenario,
  openWindow,
  clock,
  peers,
  server,
}) => {
  test.setTimeout(300_000);
  const { team, people } = await scenario("team");
  const admin = await openWindow(people.admin);
  for (const [name, address, audiences] of [
    ["QA", "qa@example.com", ["qa"]],
    ["Customers", "customers@example.com", ["customers"]],
  ] as const) {
    const data = { channel: "email", name, address, audiences };
    expect((await admin.request.post(`/api/v1/teams/${team.id}/destinations`, { data })).ok()).toBe(true);
  }
  const opened = await admin.request.post(`/api/v1/teams/${team.id}/status-page`);
  const { url }: { url: string } = await opened.json();
  const visitor = await openWindow(null);
  await visitor.clock.install();
  await visitor.goto(url);
  await expect(visitor.getByText("Nothing to report")).toBeVisible();
  const arrived = (recipient: string) => peers.arrivals.filter((one) => one.recipient === recipient).map(({ text }) => text);

  const hers = await openWindow(people.alice);
  await test.step("declared alone, with its first message owed at once", async () => {
    await hers.goto(`/t/${team.slug}/incidents`);
    await hers.getByRole("button", { name: "Declare an incident" }).click();
    const dialog = hers.getByRole("dialog", { name: "Declare an incident" });
    await dialog.getByLabel("What is wrong").fill("Payments by card fail");
    await dialog.getByText("P1 High").click();
    await dialog.getByLabel("Who notices what").fill("A third of all payments is refused.");
    await dialog.getByRole("button", { name: "Declare" }).click();
    await expect(hers.getByRole("heading", { level: 1, name: "Payments by card fail" })).toBeVisible();
    expect(await violations(hers)).toEqual([]);
  });

  await test.step("the notice is drafted from the incident, previewed, and sent by mail", async () => {
    await hers
      .getByRole("link", { name: /^Incident notice overdue/ })
      .first()
      .click();
    await expect(hers.getByText("P1: Payments by card fail", { exact: true })).toBeVisible();
    await expect(hers.getByText("A third of all payments is refused.", { exact: true })).toBeVisible();
    expect(await violations(hers)).toEqual([]);
    await hers.getByRole("button", { name: "Preview" }).click();
    const preview = hers.getByRole("dialog", { name: "Preview" });
    await expect(preview.getByText("Incident notice: P1 Payments by card fail")).toBeVisible();
    await preview.getByRole("tab", { name: "Slack" }).click();
    await expect(preview.getByText("P1: Payments by card fail")).toBeVisible();
    await preview.getByRole("button", { name: "Close" }).first().click();
    await hers.getByRole("button", { name: "Send now" }).click();
    await expect(hers.getByText("Sent by Alice", { exact: false })).toBeVisible();
    await expect.poll(() => arrived("qa@example.com")).toHaveLength(1);
    expect(arrived("qa@example.com")[0]).toContain("A third of all payments is refused.");
    expect(arrived("customers@example.com")).toEqual([]);
  });

  await test.step("the page of the incident shows it with its delivery, and counts down to the update", async () => {
    await hers.getByRole("link", { name: "P1 Payments by card fail" }).click();
    const messages = hers.getByRole("region", { name: "Messages" });
    await expect(messages.getByText("Sent to 1")).toBeVisible();
    await expect(hers.getByRole("link", { name: /^Incident update .* · due .* 14:/ }).first()).toBeVisible();
    await clock.moveTo(Date.now() + 16 * MINUTE_MS);
    await hers.reload();
    await expect(hers.getByRole("link", { name: /^Incident update overdue/ }).first()).toBeVisible();
  });

  await test.step("an update to customers takes a second person, and stands on the status page without being loaded again", async () => {
    await hers
      .getByRole("link", { name: /^Incident update overdue/ })
      .first()
      .click();
    await hers.getByText("Customers", { exact: true }).click();
    await hers.getByRole("button", { name: "Propose to customers" }).click();
    await expect(hers.getByText("You proposed this message. Somebody else approves it.")).toBeVisible();
    const manager = await openWindow(people.manager, PHONE);
    await manager.goto(hers.url());
    await expect(manager.getByText(/of this incident stand on the status page/)).toBeVisible();
    expect(await violations(manager)).toEqual([]);
    await manager.getByRole("button", { name: "Approve and send" }).click();
    await expect.poll(() => arrived("customers@example.com")).toHaveLength(1);
    await visitor.clock.fastForward(31_000);
    await expect(visitor.getByRole("heading", { level: 2, name: "Incident update: P1 Payments by card fail" })).toBeVisible();
    for (const { name } of [people.alice, people.manager]) await expect(visitor.getByText(name)).toHaveCount(0);
    expect(await violations(visitor)).toEqual([]);
  });

  await test.step("once it is over its resolution is due, and told", async () => {
    await hers.getByRole("link", { name: "P1 Payments by card fail" }).click();
    await hers.getByRole("button", { name: "Resolve…" }).click();
    const dialog = hers.getByRole("dialog", { name: "Resolve the incident" });
    await dialog.getByLabel("What ended it").fill("Payments go through the second provider.");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await hers
      .getByRole("link", { name: /^Resolution overdue/ })
      .first()
      .click();
    await expect(hers.getByText("Payments go through the second provider.", { exact: true })).toBeVisible();
    await hers.getByRole("button", { name: "Write next steps to send" }).click();
    await hers.getByRole("button", { name: "Send without it" }).click();
    await hers.getByLabel("Why it goes without Next steps").fill("They follow with the report.");
    await hers.getByRole("button", { name: "Send now" }).click();
    await expect.poll(() => arrived("qa@example.com").at(-1)).toContain("Payments go through the second provider.");
    await expect(hers.getByText("Sent by Alice", { exact: false })).toBeVisible();
    expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
  });
});
