import { expect } from "@playwright/test";
import { openMetrics } from "@/scripts/lib/open-metrics";
import { startPrometheus } from "@/scripts/lib/prometheus-server";
import { violations } from "./fixtures/axe";
import { planCanary, startCanary } from "./fixtures/canary";
import { ReleaseApi } from "./fixtures/release-api";
import { ASKS_THIS_MACHINE } from "./fixtures/server";
import { test } from "./fixtures/test";
import { Room } from "./pages/room";

test.use({ serverOptions: ASKS_THIS_MACHINE });

const MINUTE_MS = 60_000;

/** Both versions as scraped around now. */
function samplesOf(service: string): string {
  const usual = { from: -200, perSecond: 100, errorPercent: 0.3, p95: 220, p99: 450 };
  const better = { from: -200, perSecond: 100, errorPercent: 0.29, p95: 180, p99: 380 };
  const span = { service, from: -200, to: 120 };
  return openMetrics(new Date().toISOString(), [
    { ...span, version: "v3.0.0", levels: [usual] },
    { ...span, version: "v3.1.0", levels: [better] },
  ]);
}

test("a stage measures itself from a Prometheus, says when it is away, and counts what is typed", async ({
  scenario,
  openWindow,
  clock,
  expectConsole,
}) => {
  test.setTimeout(300_000);
  expectConsole(/400 \(Bad Request\).*\/queries|422 \(Unprocessable Entity\).*\/baseline/);
  const made = await scenario("team");
  const { team, service, people } = made;
  const prometheus = await startPrometheus(samplesOf(service.name));
  const admin = await openWindow(people.admin);

  await test.step("an admin adds it, and tries a query that answers and one that does not", async () => {
    await admin.goto(`/t/${team.slug}/settings/metrics`);
    await admin.getByRole("button", { name: "Add a Prometheus" }).click();
    const dialog = admin.getByRole("dialog", { name: "Add a Prometheus" });
    await dialog.getByLabel("Name").fill("production");
    await dialog.getByLabel("Address").fill(prometheus.url);
    await dialog.getByRole("button", { name: "Add Prometheus" }).click();
    await admin.getByRole("button", { name: "Queries of production" }).click();
    const sheet = admin.getByRole("dialog", { name: "Queries of production" });
    const p95 = sheet.getByRole("group", { name: /^p95 latency/ });
    const query = p95.getByLabel("Query");
    const usual = await query.inputValue();
    await query.fill(usual.replaceAll("{version}", "v3.0.0"));
    await p95.getByLabel("Counter under it").fill("");
    await p95.getByRole("button", { name: "Try p95 latency" }).click();
    await expect(p95.getByRole("status")).toContainText("220 ms");
    await query.fill(usual.replaceAll("{version}", "v9"));
    await p95.getByRole("button", { name: "Try p95 latency" }).click();
    await expect(p95.getByRole("status")).toContainText("Inconclusive");
    await query.fill('up{service="{nobody}"}');
    await sheet.getByRole("button", { name: "Save queries" }).click();
    await expect(p95).toContainText("There is no placeholder {nobody}");
    await query.fill(usual);
    await sheet.getByRole("button", { name: "Save queries" }).click();
    await expect(sheet).toBeHidden();
  });

  const release = await planCanary(await openWindow(people.manager), made, { criticality: "standard" });
  const room = new Room(await openWindow(people.alice), release);
  const api = new ReleaseApi(room.page, release);

  await test.step("the baseline is measured by itself, and again with a reason", async () => {
    await room.open();
    const baseline = room.page.getByRole("region", { name: "Baseline of v3.0.0" });
    await expect(baseline).toContainText("p95 latency 220 ms");
    await baseline.getByRole("button", { name: "Measure again" }).click();
    const dialog = room.page.getByRole("dialog", { name: "Measure the baseline again" });
    await dialog.getByRole("button", { name: "Measure", exact: true }).click();
    await expect(dialog.getByText("There is a baseline. Say why it is captured again.")).toBeVisible();
    await dialog.getByLabel("Why again").fill("The evening is another load.");
    await dialog.getByRole("button", { name: "Measure", exact: true }).click();
    await expect(dialog).toBeHidden();
    await baseline.getByRole("button", { name: /readings, each with who read it/ }).click();
    await expect(baseline.getByText("The evening is another load.").first()).toBeVisible();
  });

  await startCanary(api, new ReleaseApi(await openWindow(people.bob), release), people);
  const t0Ms = Date.parse((await api.state()).actualT0 ?? "");
  const stage = room.stage("10%");

  await test.step("the first stage fills itself, items too", async () => {
    await clock.moveTo(t0Ms + 3 * MINUTE_MS);
    await room.open();
    await expect(stage.row("p95 latency")).toContainText(/180 ms.*Pass/);
    await expect(stage.row("p95 latency")).toContainText("Prometheus of production");
    await expect.poll(async () => (await api.item("p95-at-10")).status).toBe("done");
    expect((await api.item("p95-at-10")).source).toBe("metric");
  });

  await test.step("its chart has both limits, and every reading beside it", async () => {
    await stage.row("p95 latency").getByRole("button", { name: "Chart of p95 latency" }).click();
    const dialog = room.page.getByRole("dialog", { name: "p95 latency" });
    await expect(dialog.getByRole("img", { name: /canary 180 ms, stable 220 ms, gate 242 ms, roll back 275 ms/ })).toBeVisible();
    await expect(dialog.getByRole("table", { name: "Readings of p95 latency" }).getByRole("row", { name: /180 ms/ })).toBeVisible();
    expect(await violations(room.page)).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(dialog).toBeHidden();
  });

  await test.step("a Prometheus that is away is said once; the metric is undecided until somebody types it", async () => {
    await prometheus.stop();
    await clock.moveTo(t0Ms + 5 * MINUTE_MS);
    await room.open();
    await expect(room.banner(/Prometheus of production has not answered since/)).toBeVisible();
    await expect(stage.row("p95 latency")).toContainText("Undecided");
    await stage.record({ "p95 latency": ["220", "185"] });
    await expect(stage.row("p95 latency")).toContainText(/185 ms.*Pass/);
    const events = ((await api.state()).misses ?? []).filter(({ isDown }) => isDown);
    expect(events).toHaveLength(1);
    await clock.moveTo(t0Ms + 9 * MINUTE_MS);
    await room.open();
    await expect(room.page.locator('[data-item="p95-at-10"]')).toContainText(/Stale: measured \d+ min ago.*, and nothing newer since/);
  });
});
