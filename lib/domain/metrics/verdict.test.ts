import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { gateOn, stageCriteria, ZONES, type Zone } from "./criterion";
import type { MetricKey, Unit } from "./metric";
import type { Reading, Side } from "./reading";
import { judge, worst } from "./verdict";

let ids = 0;
const read = (metric: MetricKey, side: Side, value: number, changes: Partial<Reading> = {}): Reading => ({
  id: `r${++ids}`,
  phase: "stage-50",
  metric,
  name: null,
  side,
  value,
  unit: UNIT[metric] ?? "ms",
  observedAt: "2026-11-26T19:00:00.000Z",
  source: "person",
  by: { id: "sre", name: "Sam", initials: "SR" },
  at: "2026-11-26T19:00:00.000Z",
  corrects: null,
  ...changes,
});
const UNIT: Partial<Record<MetricKey, Unit>> = { "error-rate": "%", "success-rate": "%", restarts: "count" };
const minute = (n: number) => `2026-11-26T19:${String(n).padStart(2, "0")}:00.000Z`;

const P95_GATE = gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 });
const SUCCESS_GATE = gateOn({ metric: "success-rate", name: null }, { unit: "%", better: "higher", limit: 99 });

/** The readings of auth-service v3.1.0 at 50 %. */
const AUTH = [
  read("success-rate", "stable", 99.7),
  read("success-rate", "canary", 99.7),
  read("error-rate", "stable", 0.3),
  read("error-rate", "canary", 0.29),
  read("p95", "stable", 220),
  read("p95", "canary", 180),
  read("p99", "stable", 450),
  read("p99", "canary", 380),
];

describe("the example of the reference", () => {
  test("auth-service passes each of its stages", () => {
    for (const weight of [10, 25, 50, 75]) {
      expect(judge([...stageCriteria(weight), P95_GATE, SUCCESS_GATE], AUTH).zone).toBe("proceed");
    }
  });

  test("its differences are told in the unit of the criterion", () => {
    const measured = judge(stageCriteria(50), AUTH).checks.map((one) => one.measured);
    expect(measured).toEqual([-0.01, expect.closeTo(-18.18, 2), expect.closeTo(-15.56, 2), null]);
  });

  test.each<[number[], Zone]>([
    [[249], "proceed"],
    [[268], "hold"],
    [[268, 272], "hold"],
    [[268, 272, 265], "roll-back"],
    [[268, 240, 272, 265], "hold"],
    [[268, 272, 265, 249], "proceed"],
  ])("p95 of %j ms against 250 is %s: three misses in a row fail the analysis", (values, zone) => {
    const series = values.map((value, index) => read("p95", "canary", value, { observedAt: minute(index) }));
    expect(judge([P95_GATE], series).zone).toBe(zone);
  });
});

describe("the three zones", () => {
  it.each<[MetricKey, number, number, Zone]>([
    ["error-rate", 0.3, 1.29, "proceed"],
    ["error-rate", 0.3, 1.3, "hold"],
    ["error-rate", 0.3, 5.3, "hold"],
    ["error-rate", 0.3, 5.31, "roll-back"],
    ["error-rate", 0, 0.5, "proceed"],
    ["p95", 200, 219.9, "proceed"],
    ["p95", 200, 220, "hold"],
    ["p95", 200, 250, "hold"],
    ["p95", 200, 250.1, "roll-back"],
    ["p99", 400, 459, "proceed"],
    ["p99", 400, 460, "hold"],
    ["p99", 400, 800, "hold"],
    ["p99", 400, 801, "roll-back"],
    ["p95", 0, 10, "inconclusive"],
    ["p95", 0, 0, "inconclusive"],
    ["p95", 200, Number.NaN, "inconclusive"],
    ["p95", Number.POSITIVE_INFINITY, 200, "inconclusive"],
  ])("%s of %d stable and %d canary is %s", (metric, stable, canary, zone) => {
    const criteria = stageCriteria(50).filter((one) => one.metric === metric);
    expect(judge(criteria, [read(metric, "stable", stable), read(metric, "canary", canary)]).zone).toBe(zone);
  });

  it("asks for p99 from 50 % on, and counts it wherever it was read", () => {
    const without = AUTH.filter((one) => one.metric !== "p99");
    expect(judge(stageCriteria(25), without).zone).toBe("proceed");
    expect(judge(stageCriteria(50), without).zone).toBe("inconclusive");
    expect(judge(stageCriteria(25), [...without, read("p99", "stable", 400), read("p99", "canary", 900)]).zone).toBe("roll-back");
  });

  it("rolls back on more than 5 restarts in 5 minutes", () => {
    expect([0, 1, 5, 6].map((count) => judge(stageCriteria(10), [...AUTH, read("restarts", "canary", count)]).zone)).toEqual([
      "proceed",
      "hold",
      "hold",
      "roll-back",
    ]);
  });
});

describe("what was not measured is never a pass", () => {
  test.each<[string, Reading[]]>([
    ["nothing", []],
    ["the canary only", AUTH.filter((one) => one.side === "canary")],
    ["stable only", AUTH.filter((one) => one.side === "stable")],
    ["another unit on one side", AUTH.map((one) => (one.metric === "p95" && one.side === "stable" ? { ...one, unit: "MB" } : one))],
  ])("%s", (_, readings) => {
    expect(judge(stageCriteria(10), readings).zone).toBe("inconclusive");
  });

  test("no criteria at all", () => {
    expect(judge([], AUTH).zone).toBe("inconclusive");
    expect(worst([])).toBe("inconclusive");
  });

  test("each reading taken away from the ones that pass leaves no pass", () => {
    for (const one of AUTH.filter(({ metric }) => metric !== "success-rate")) {
      expect(
        judge(
          stageCriteria(50),
          AUTH.filter((other) => other !== one),
        ).zone,
      ).not.toBe("proceed");
    }
  });
});

describe("which reading counts", () => {
  it("is the one observed last, whenever it was recorded", () => {
    const late = read("p95", "canary", 900, { observedAt: minute(1) });
    const now = read("p95", "canary", 180, { observedAt: minute(2) });
    expect(judge([P95_GATE], [now, late]).checks[0]?.canary?.id).toBe(now.id);
  });

  it("is not one that was corrected", () => {
    const wrong = read("p95", "canary", 900, { observedAt: minute(9) });
    const right = read("p95", "canary", 180, { observedAt: minute(3), corrects: wrong.id });
    expect(judge([P95_GATE], [wrong, right]).zone).toBe("proceed");
  });

  it("is the baseline where stable was not read", () => {
    const readings = [read("p95", "baseline", 220), read("p95", "canary", 180)];
    const criteria = stageCriteria(10).filter((one) => one.metric === "p95");
    expect(judge(criteria, readings)).toMatchObject({ zone: "proceed", checks: [{ stable: { value: 220, side: "baseline" } }] });
    expect(judge(criteria, [...readings, read("p95", "stable", 150)])).toMatchObject({
      zone: "hold",
      checks: [{ stable: { value: 150 } }],
    });
  });
});

describe("whatever was read", () => {
  const value = fc.oneof(fc.double({ min: 0, max: 2_000 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0));
  const metric = fc.constantFrom<MetricKey>("error-rate", "p95", "p99", "restarts");
  const side = fc.constantFrom<Side>("canary", "stable", "baseline");
  const readings = fc
    .array(fc.tuple(metric, side, value, fc.nat(59)), { maxLength: 20 })
    .map((all) => all.map(([one, of, amount, at]) => read(one, of, amount, { observedAt: minute(at) })));

  it("the worst zone wins, and a pass has a finite reading behind every criterion that is asked for", () => {
    fc.assert(
      fc.property(readings, fc.constantFrom(10, 25, 50, 75), (all, weight) => {
        const { zone, checks } = judge(stageCriteria(weight), all);
        expect(zone).toBe(worst(checks.flatMap((one) => one.zone ?? [])));
        if (zone !== "proceed") return;
        for (const one of checks.filter(({ criterion }) => criterion.required)) expect(Number.isFinite(one.measured)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("a worse canary never has a better verdict", () => {
    const p95 = stageCriteria(10).filter((one) => one.metric === "p95");
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1_000, noNaN: true }),
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        fc.nat(500),
        (stable, canary, more) => {
          const zoneAt = (amount: number) => ZONES.indexOf(judge(p95, [read("p95", "stable", stable), read("p95", "canary", amount)]).zone);
          expect(zoneAt(canary + more)).toBeGreaterThanOrEqual(zoneAt(canary));
        },
      ),
    );
  });
});
