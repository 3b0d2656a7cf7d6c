import { expect, type Page } from "@playwright/test";
import type { Scenario } from "@/prisma/seed/scenarios";
import { violations } from "./fixtures/axe";
import { PHONE } from "./fixtures/phone";
import { ReleaseApi } from "./fixtures/release-api";
import { test } from "./fixtures/test";
import { NO_PROBLEMS, verifyAudit } from "./fixtures/verify-audit";
import { Room } from "./pages/room";

/** Nobody listens there: no mail leaves, and nobody can sign in at the provider. */
const NOBODY = "127.0.0.1:9";
test.use({
  serverOptions: {
    env: {
      TMINUS_SMTP_URL: `smtp://${NOBODY}`,
      TMINUS_MAIL_FROM: "tminus@example.com",
      TMINUS_OIDC_ISSUER: `http://${NOBODY}`,
      TMINUS_OIDC_CLIENT_ID: "tminus",
      TMINUS_OIDC_CLIENT_SECRET: "a-secret-of-nobody",
    },
  },
});

const P99 = "p99 response time more than twice the baseline";

/** Alertmanager of the team, whose alerts ask about the service of the scenario. */
async function alertmanager(admin: Page, { team, service }: Scenario) {
  const path = `/api/v1/teams/${team.id}/integrations`;
  const made = await (await admin.request.post(path, { data: { name: "Alerts", kind: "alertmanager" } })).json();
  const any = { event: "", conditions: [], sameVersion: false, sameEnvironment: false };
  const rules = [{ ...any, name: "Roll back?", serviceId: service.id, action: { kind: "flag" } }];
  expect((await admin.request.put(`${path}/${made.id}/rules`, { data: { version: 1, rules } })).ok()).toBe(true);
  return async (status: "firing" | "resolved") => {
    const now = new Date().toISOString();
    const labels = { alertname: "RollbackLatencyP99", service: service.name };
    const alert = { status, labels, startsAt: now, endsAt: now, generatorURL: "", fingerprint: "ab12" };
    const headers = { authorization: `Bearer ${made.secret}` };
    const answer = await admin.request.post(new URL(made.url).pathname, {
      headers,
      data: { version: "4", externalURL: "https://alerts.example.com", alerts: [alert] },
    });
    expect(await answer.json()).toEqual({ result: "taken" });
  };
}

test("an alert asks, the approver rolls back from a phone with what was seen, and mail, metrics and provider are down", async ({
  scenario,
  openWindow,
  server,
}) => {
  const made = await scenario("awaiting", { commander: "required" });
  const { people, release } = made;
  const phone = new Room(await openWindow(people.bob, PHONE), release);
  const desk = new Room(await openWindow(people.alice), release);
  for (const room of [phone, desk]) await room.open();
  const admin = await openWindow(people.admin);
  const tell = await alertmanager(admin, made);
  const gone = { name: "Production", address: "https://prometheus.invalid/", auth: { kind: "none" } };
  expect((await admin.request.post(`/api/v1/teams/${made.team.id}/metric-sources`, { data: gone })).ok()).toBe(true);

  await test.step("both rooms ask whether to roll back", async () => {
    await tell("firing");
    for (const { page } of [phone, desk]) await expect(page.getByRole("alert").filter({ hasText: "Roll back?" })).toContainText(P99);
    expect(await violations(phone.page)).toEqual([]);
  });

  await test.step("what is no reason is dismissed with one", async () => {
    await desk.page.getByRole("button", { name: "Dismiss…" }).click();
    const dialog = desk.page.getByRole("dialog", { name: "Dismiss this reason to roll back?" });
    await dialog.getByRole("textbox").fill("A probe of ours");
    await dialog.getByRole("button", { name: "Dismiss", exact: true }).click();
    for (const { page } of [phone, desk]) await expect(page.getByRole("alert").filter({ hasText: "Roll back?" })).toBeHidden();
    await tell("firing");
    await expect(phone.page.getByRole("alert").filter({ hasText: "Roll back?" })).toContainText(P99);
  });

  await test.step("two presses roll back, for the reason that was seen", async () => {
    await phone.act("Decide to roll back…", { title: "Roll back checkout-service to v2.2.5?", confirm: "Roll back now" });
    const why = desk.page.getByRole("complementary", { name: "Why we are rolling back" });
    await expect(why).toContainText(P99);
    await expect(why.getByText("1 breached")).toBeVisible();
    await expect(desk.page.getByRole("region", { name: "Times of the rollback" })).toContainText("aim: 15 minutes");
    expect((await new ReleaseApi(desk.page, release).state()).rollback).toMatchObject({ reason: P99, by: { name: people.bob.name } });
  });

  await test.step("what somebody sees on the phone, and that the alert is over, is in the other window", async () => {
    await phone.page.getByRole("button", { name: "All criteria" }).click();
    await phone.page.getByRole("button", { name: "I see this: Data was lost or corrupted" }).click();
    const why = desk.page.getByRole("complementary", { name: "Why we are rolling back" });
    await expect(why.getByText("2 breached")).toBeVisible();
    await tell("resolved");
    await expect(why.getByText(/^Over: Alerts/)).toBeVisible();
    expect(await violations(phone.page)).toEqual([]);
    expect(await violations(desk.page)).toEqual([]);
  });

  await test.step("the time to restore is that of the validation", async () => {
    const api = new ReleaseApi(desk.page, release);
    await api.set("broken-function-back", "failed", { reason: "Refunds still fail" });
    const { title } = await api.item("broken-function-back");
    await phone.page.getByRole("button", { name: `Rerun: ${title}` }).click();
    await phone.page.getByRole("button", { name: "It passes now" }).click();
    await expect(desk.item(title).boxAs("Done")).toBeVisible();
    await api.resolvePhase("rollback");
    for (const { page } of [phone, desk]) {
      await expect(page.getByRole("region", { name: "Times of the rollback" })).toContainText("validated");
    }
  });

  expect(await verifyAudit(server)).toMatch(NO_PROBLEMS);
});
