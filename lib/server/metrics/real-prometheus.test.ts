import { describe, expect, it } from "vitest";
import { DEFAULT_QUERIES } from "@/lib/domain/metrics/default-queries";
import { foldRelease } from "@/lib/domain/release/evolve";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { addMinutes } from "@/lib/domain/time/instant";
import { verifyAudit } from "@/lib/server/audit/verify";
import { stopClock } from "@/lib/server/platform/clock";
import { readEvents } from "@/lib/server/platform/hub";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { captureBaseline } from "./baseline";
import { tryMetricQuery } from "./commands";
import { type Canary, canaryOf, measureAt, T0 } from "./testing/canary";
import { measuredTeam } from "./testing/measured-team";
import { workOnMetrics } from "./worker";

testDatabase({ env: { TMINUS_WEBHOOK_PRIVATE: "allow" } });
const measured = measuredTeam();
const { started, addQuery, readLately } = measured;

async function through(one: Canary, phase: string, minutes: readonly number[]): Promise<void> {
  await one.answer(phase);
  for (const minute of minutes) await measureAt(minute);
  await one.proceed(phase);
}

describe("a canary that is measured by a real Prometheus", { timeout: 120_000 }, () => {
  it("passes its stages: readings, verdicts and items come by themselves, and what is signed stands", async () => {
    const one = await started("auth-service");
    await addQuery({ serviceId: one.service, metric: "cpu", name: null, unit: "%", query: "vector(35)", counter: "" });
    await through(one, "stage-10", [2, 3, 4, 5]);
    expect(await one.readings("stage-10", "p95")).toMatchObject([
      {
        value: expect.closeTo(180, 3),
        unit: "ms",
        observedAt: addMinutes(T0, 2),
        source: "metric",
        by: { name: "Prometheus of production" },
      },
      { value: expect.closeTo(180, 3), measured: { source: { id: measured.source(), name: "production" }, windowMinutes: 3 } },
      { measured: { windowMinutes: 4, query: expect.stringContaining('service="auth-service",version="v3.1.0"}[4m]') } },
      { measured: { windowMinutes: 5 } },
    ]);
    expect(await one.readings("stage-10", "error-rate", "stable")).toMatchObject([
      { value: expect.closeTo(0.3, 6), unit: "%" },
      {},
      {},
      {},
    ]);
    expect(await one.verdict("stage-10")).toMatchObject({ zone: "proceed" });
    expect(await one.item("p95-at-10")).toMatchObject({
      status: "done",
      outcome: "pass",
      value: "-18.18",
      source: "metric",
      at: addMinutes(T0, 5),
      by: { name: "Prometheus of production" },
      evidence: [{ url: expect.stringContaining(`${measured.url()}graph?`), label: "p95 latency, measured by production" }],
    });
    await through(one, "stage-25", [7, 8, 9, 10]);
    await through(one, "stage-50", [12, 14, 16, 18, 20]);
    expect(await one.verdict("stage-50")).toMatchObject({ zone: "proceed", checks: { length: 6 } });
    const state = await one.state();
    expect(state.phases.filter(({ stage, closed }) => stage && closed).map(({ key }) => key)).toEqual(["stage-10", "stage-25", "stage-50"]);
    expect(foldRelease(await readEvents(one.release, 0))).toEqual(state);
    expect((await verifyAudit({ checksClock: false })).problems).toEqual([]);
  });

  it("comes out as roll back where p95 misses its limit three times, at half of the traffic", async () => {
    const one = await started("auth-slow");
    const query = DEFAULT_QUERIES.p95?.query.replace("{window}", "1m") ?? "";
    await addQuery({ serviceId: one.service, metric: "p95", name: null, unit: "ms", counter: "", query });
    await through(one, "stage-10", [2, 5]);
    await through(one, "stage-25", [7, 10]);
    await one.answer("stage-50");
    const zones = [];
    for (const minute of [12, 14, 16]) {
      await measureAt(minute);
      zones.push((await one.verdict("stage-50")).zone);
    }
    expect((await one.readings("stage-50", "p95")).map(({ value }) => Math.round(value))).toEqual([268, 272, 265]);
    expect(zones).toEqual(["hold", "hold", "roll-back"]);
    expect(await one.item("p95-at-50")).toMatchObject({
      status: "failed",
      outcome: "fail",
      reason: expect.stringContaining("265 ms against 220 ms"),
    });
    await expect(one.proceed("stage-50")).rejects.toMatchObject({ code: "gate-closed" });
  });

  it("an item fails again where it had passed, and passes again after that", async () => {
    const one = await started("auth-wobbly");
    await readLately();
    const found = [];
    for (const minute of [2, 4, 6]) {
      await measureAt(minute);
      found.push((await one.item("p95-at-10"))?.status);
    }
    expect(found).toEqual(["done", "failed", "done"]);
    expect(await one.verdict("stage-10")).toMatchObject({ zone: "proceed" });
  });
});

describe("what is no measurement is no pass", () => {
  it.each([
    ["auth-none", 5, "No series: nothing was measured in this window."],
    ["auth-reset", 5, "The counter began again in the last 5 minutes; wait until it has run through."],
    ["auth-gap", 5, "A gap: in a part of the last 5 minutes nothing was measured."],
    ["auth-idle", 5, "It gave no number (NaN): there were no requests to measure."],
  ])("%s", async (service, minute, why) => {
    const one = await started(service);
    await measureAt(minute);
    expect(await one.readings("stage-10", "error-rate")).toEqual([]);
    expect(await one.readings("stage-10", "error-rate", "stable")).toHaveLength(1);
    const verdict = await one.verdict("stage-10");
    expect(verdict.zone).toBe("inconclusive");
    expect(verdict.checks[0]).toMatchObject({ criterion: { metric: "error-rate" }, missed: why });
    expect(await one.item("error-rate-at-10")).toMatchObject({ status: "todo" });
    const events = (await readEvents(one.release, 0)).filter(({ type }) => type === "reading.missed");
    await measureAt(minute + 1);
    const after = (await readEvents(one.release, 0)).filter(({ type }) => type === "reading.missed");
    if (service === "auth-none") expect(after).toEqual(events);
  });

  it("a counter that began again says something once it has run through", async () => {
    const one = await started("auth-reset");
    await measureAt(5);
    expect((await one.verdict("stage-10")).zone).toBe("inconclusive");
    await measureAt(9);
    expect((await one.verdict("stage-10")).zone).toBe("proceed");
  });

  it("several series where one was expected, a query that is none, and one of another version are told when they are tried", async () => {
    const one = await canaryOf(measured.team(), "auth-twice");
    stopClock(addMinutes(T0, 10));
    const ask = { serviceId: one.service, version: "v3.1.0" };
    const query = { serviceId: null, metric: "throughput", name: null, unit: "per second", counter: "" } as const;
    const tried = async (text: string, version = "v3.1.0") =>
      tryMetricQuery(measured.admin(), measured.source(), { ...ask, version, query: { ...query, query: text } });
    const requests = 'rate(http_requests_total{service="{service}",version="{version}"}[{window}])';
    expect(await tried(`sum(${requests})`)).toEqual({
      query: 'sum(rate(http_requests_total{service="auth-twice",version="v3.1.0"}[5m]))',
      at: addMinutes(T0, 10),
      unit: "per second",
      value: 100,
      why: null,
    });
    expect(await tried(requests)).toMatchObject({ value: null, why: expect.stringContaining("2 series where one was expected") });
    expect(await tried("sum(")).toMatchObject({ value: null, why: expect.stringContaining("Prometheus refused the query") });
    expect(await tried(requests.replace("rate(", "sum_over_time(rate(").replace("[{window}])", "[{window}])[5m:1m])"))).toMatchObject({
      value: null,
    });
    expect(await tried(`sum(${requests})`, "v9")).toMatchObject({ value: null, why: expect.stringContaining("No series") });
    expect(await tried('sum(up{a="x"}[5m])')).toMatchObject({ value: null });
    expect(await tried("http_requests_total[1m]")).toMatchObject({ value: null, why: expect.stringContaining("range") });
  });
});

describe("rounds", () => {
  it("of several processes at once, one measures", async () => {
    const one = await started("auth-service");
    stopClock(addMinutes(T0, 3));
    await Promise.all([1, 2, 3, 4].map(() => workOnMetrics(executeCommand)));
    expect(await one.readings("stage-10", "p95")).toHaveLength(1);
  });

  it("leave a signature alone that they agree with, and end one that they do not", async () => {
    const one = await canaryOf(measured.team(), "auth-wobbly", { criticality: "critical" });
    await one.start();
    await readLately();
    await one.answer("stage-10");
    await measureAt(2);
    await one.proceed("stage-10", "It is quiet.");
    const { seq } = await one.state();
    await measureAt(3);
    expect((await one.state()).seq).toBe(seq);
    expect(standingRows(await one.state(), "stage-10")).toHaveLength(1);
    await measureAt(4);
    expect((await one.verdict("stage-10")).zone).toBe("roll-back");
    expect(standingRows(await one.state(), "stage-10")).toEqual([]);
  });
});

describe("the baseline", () => {
  it("is measured by itself a day ahead, by hand with a reason, and never after the go", async () => {
    const one = await canaryOf(measured.team(), "auth-service");
    await measureAt(-120);
    const [first] = await one.readings("setup", "p95", "baseline");
    expect(first).toMatchObject({ value: expect.closeTo(220, 3), measured: { windowMinutes: 60 }, source: "metric" });
    const by = measured.team().people.alice.access("reading.record");
    stopClock(addMinutes(T0, -100));
    const again = (reason?: string) => captureBaseline(by, one.release, { reason, execute: executeCommand });
    await expect(again()).rejects.toMatchObject({ code: "invalid", more: { path: "reason" } });
    expect(await again("The evening is another load.")).toMatchObject({ recorded: 5, missed: [] });
    expect((await one.readings("setup", "p95", "baseline")).at(-1)).toMatchObject({
      note: "The evening is another load.",
      source: "metric",
      by: { name: measured.team().people.alice.ref.name },
    });
    await one.start();
    await expect(again("Late")).rejects.toMatchObject({ code: "wrong-state" });
    expect((await one.readings("setup", "p95", "baseline")).length).toBe(2);
  });
});
