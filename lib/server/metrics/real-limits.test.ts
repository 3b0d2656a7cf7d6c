import { describe, expect, it } from "vitest";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import { addMinutes } from "@/lib/domain/time/instant";
import { stopClock } from "@/lib/server/platform/clock";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { loadForMany } from "@/lib/server/release/load";
import { makeService, plan } from "@/lib/server/release/testing/plan";
import { canaryOf, measureAt, T0 } from "./testing/canary";
import { measuredTeam } from "./testing/measured-team";
import { workOnMetrics } from "./worker";

testDatabase({ env: { TMINUS_WEBHOOK_PRIVATE: "allow" } });
const measured = measuredTeam();
const { addQuery, readLately } = measured;

describe("a figure of the team's own", { timeout: 120_000 }, () => {
  const figure = { metric: "business", name: "Logins per minute" } as const;
  const limit: MetricLimit = { ...figure, compare: "relative", unit: "%", better: "higher", proceed: -10, rollBack: -30 };
  const query = (text: string): MetricQuery => ({ ...figure, serviceId: null, unit: "per minute", query: text, counter: "" });
  const LOGINS = '60 * sum(rate(http_requests_total{service="{service}",version="{version}"}[1m]))';

  it("is judged by the service's limit, where fewer is worse", async () => {
    const one = await canaryOf(measured.team(), "auth-fewer", { limits: [limit] });
    await addQuery(query(LOGINS));
    await one.start();
    const own = async () => (await one.verdict("stage-10")).checks.find(({ criterion }) => criterion.metric === "business");
    await measureAt(2);
    expect(await own()).toMatchObject({ zone: "proceed", measured: 0, canary: { value: 6_000, unit: "per minute" } });
    await measureAt(5);
    expect(await own()).toMatchObject({ zone: "roll-back", measured: -40, canary: { value: 3_600 }, stable: { value: 6_000 } });
    expect((await one.verdict("stage-10")).zone).toBe("roll-back");
  });

  it("that cannot be told is inconclusive, and no pass", async () => {
    const one = await canaryOf(measured.team(), "auth-idle", { limits: [limit] });
    await addQuery(query(`(${LOGINS}) / (${LOGINS})`));
    await one.start();
    await measureAt(2);
    const { checks } = await one.verdict("stage-10");
    expect(checks.find(({ criterion }) => criterion.metric === "business")).toMatchObject({
      zone: "inconclusive",
      missed: "It gave no number (NaN): there were no requests to measure.",
    });
  });
});

describe("limits of a service", { timeout: 120_000 }, () => {
  it("stand in the place of the reference's, for the verdict and for the item", async () => {
    const limit: MetricLimit = { metric: "p95", name: null, compare: "relative", unit: "%", better: "lower", proceed: 35, rollBack: 60 };
    const one = await canaryOf(measured.team(), "auth-wobbly", { limits: [limit] });
    await one.start();
    await readLately();
    await measureAt(4);
    expect((await one.readings("stage-10", "p95")).at(-1)?.value).toBeCloseTo(290, 3);
    const { checks } = await one.verdict("stage-10");
    expect(checks.filter(({ criterion }) => criterion.metric === "p95").map(({ zone }) => zone)).toEqual(["proceed", "hold"]);
    expect(await one.item("p95-at-10")).toMatchObject({
      title: "p95 latency is less than +35% against stable, the limit of this service",
      status: "done",
      value: "31.82",
    });
  });
});

it("the baseline of a hotfix is of the day before it was declared: what runs now is what is broken", { timeout: 120_000 }, async () => {
  const made = await makeService(measured.team().manager, "auth-broken");
  const declaredAt = addMinutes(T0, -60);
  stopClock(addMinutes(T0, -30));
  const release = await plan(measured.team(), {
    ...{ serviceId: made.id, criticality: "hotfix", fromVersion: "v3.0.0", toVersion: "v3.0.1", plannedT0: addMinutes(T0, 30) },
    hotfix: { severity: "critical", description: "Nobody can sign in", declaredAt },
  });
  await workOnMetrics(executeCommand);
  const { readings = [] } = (await loadForMany(release, [], null))?.state ?? {};
  expect(readings.filter(({ metric }) => metric === "p95" || metric === "error-rate")).toMatchObject([
    { side: "baseline", metric: "error-rate", value: expect.closeTo(0.3, 6), observedAt: addMinutes(declaredAt, -1_440) },
    { side: "baseline", metric: "p95", value: expect.closeTo(220, 3), at: addMinutes(T0, -30) },
  ]);
});
