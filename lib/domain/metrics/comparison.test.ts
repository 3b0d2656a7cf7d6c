import { describe, expect, it } from "vitest";
import { comparisonRows, otherReadings } from "./comparison";
import { gateOn, stageCriteria } from "./criterion";
import type { Reading } from "./reading";
import { judge } from "./verdict";

const by = { id: "dana", name: "Dana", initials: "DD" };
const read = (id: string, own: Partial<Reading>): Reading => ({
  id,
  phase: "stage-50",
  metric: "p95",
  name: null,
  side: "canary",
  value: 180,
  unit: "ms",
  observedAt: `2025-02-13T19:${id.padStart(2, "0")}:00.000Z`,
  source: "person",
  by,
  at: "2025-02-13T19:12:00.000Z",
  corrects: null,
  ...own,
});
const rowsOf = (
  readings: readonly Reading[],
  more = [gateOn({ metric: "p95", name: null }, { unit: "ms", better: "lower", limit: 250 })],
) => comparisonRows(judge([...stageCriteria(50), ...more], readings), readings);

describe("the comparison of a stage", () => {
  it("has one row for each metric, judged by all its gates, the worst first told", () => {
    const rows = rowsOf([read("1", { value: 260 }), read("2", { side: "stable", value: 250 })]);
    expect(rows.map((one) => [one.metric, one.zone, one.criteria.length])).toEqual([
      ["error-rate", "inconclusive", 1],
      ["p95", "hold", 2],
      ["p99", "inconclusive", 1],
      ["restarts", null, 1],
    ]);
  });

  it("draws the nearest limit in the unit of what is read", () => {
    const [errors, p95] = rowsOf([
      read("1", {}),
      read("2", { side: "stable", value: 220 }),
      read("3", { metric: "error-rate", unit: "%", side: "stable", value: 0.3 }),
    ]);
    expect(errors?.limit).toBeCloseTo(1.3);
    expect(p95?.limit).toBeCloseTo(242);
    expect(p95?.rollBack).toBeCloseTo(275);
    expect(errors?.rollBack).toBeCloseTo(5.3);
    expect(rowsOf([read("1", {})]).find((one) => one.metric === "p95")?.limit).toBe(250);
  });

  it("has the course of both sides without what was corrected", () => {
    const [, p95] = rowsOf([read("1", { value: 1800 }), read("2", { corrects: "1", value: 180 }), read("3", { side: "stable" })]);
    expect(p95?.course.canary.map((one) => one.id)).toEqual(["2"]);
    expect(p95?.course.stable.map((one) => one.id)).toEqual(["3"]);
    expect(p95?.canary?.value).toBe(180);
  });

  it("leaves what nothing is judged by to the line below, the latest of each", () => {
    const logins = { metric: "business", name: "Logins", unit: "count" } as const;
    const readings = [
      read("1", { ...logins, value: 1 }),
      read("2", { ...logins, value: 2 }),
      read("3", { metric: "cpu", unit: "%" }),
      read("4", {}),
    ];
    expect(otherReadings(judge(stageCriteria(50), readings), readings).map((one) => one.id)).toEqual(["2", "3"]);
  });
});
