import type { Criterion, Zone } from "./criterion";
import { isSameMetric, type Metric, type Unit } from "./metric";
import { type Reading, seriesOf } from "./reading";
import { type Check, type Verdict, worst } from "./verdict";

/** One metric of a stage as it stands in the table: what was read, what it is judged by, and what comes of it. */
export type ComparisonRow = Metric & {
  readonly canary: Check["canary"];
  readonly stable: Check["stable"];
  /** The check that compares both sides, if there is one. */
  readonly compared: Check | null;
  readonly criteria: readonly Criterion[];
  /** Null: not asked for and not read. */
  readonly zone: Zone | null;
  /** Why there is nothing newer, where a source was asked and could not tell. */
  readonly missed: string | null;
  /** The course of both sides in this stage, oldest first. */
  readonly course: { readonly canary: readonly Reading[]; readonly stable: readonly Reading[] };
  /** The nearest limits to proceed and to roll back in the unit of the readings, for the lines in the chart. */
  readonly limit: number | null;
  readonly rollBack: number | null;
};

/** The checks of a verdict by metric, in the order of the criteria; a metric may be held to several. */
export function comparisonRows({ checks }: Verdict, readings: readonly Reading[]): ComparisonRow[] {
  const first = checks.filter((check, index) => checks.findIndex((one) => isSameMetric(one.criterion, check.criterion)) === index);
  return first.map(({ criterion: { metric, name } }) => {
    const own = checks.filter((one) => isSameMetric(one.criterion, { metric, name }));
    const zones = own.flatMap((one) => one.zone ?? []);
    const nearest = (which: "proceed" | "rollBack") => nearestOf(own, which);
    return {
      metric,
      name,
      canary: own[0]?.canary ?? null,
      stable: own.find((one) => one.stable)?.stable ?? null,
      compared: own.find((one) => one.criterion.compare !== "absolute") ?? null,
      criteria: own.map((one) => one.criterion),
      zone: zones.length === 0 ? null : worst(zones),
      missed: own.find((one) => one.missed !== undefined)?.missed ?? null,
      course: { canary: seriesOf(readings, { metric, name }, "canary"), stable: seriesOf(readings, { metric, name }, "stable") },
      limit: nearest("proceed"),
      rollBack: nearest("rollBack"),
    };
  });
}

/** The latest reading of each metric and side that nothing is judged by: business figures, processor, memory. */
export function otherReadings({ checks }: Verdict, readings: readonly Reading[]): Reading[] {
  const others = readings.filter((reading) => checks.every((one) => !isSameMetric(one.criterion, reading)));
  const latest = others.map((one) => seriesOf(others, one, one.side).at(-1));
  return others.filter((one) => latest.includes(one));
}

/** The limit that is crossed first, of those that a metric is held to. */
function nearestOf(checks: readonly Check[], which: "proceed" | "rollBack"): number | null {
  const limits = checks.flatMap((one) => limitOf(one, which) ?? []);
  if (limits.length === 0) return null;
  return checks[0]?.criterion.better === "lower" ? Math.min(...limits) : Math.max(...limits);
}

/** Where a limit lies on the axis of the readings: of a difference, above or below what stable read. */
function limitOf({ criterion, canary, stable }: Check, which: "proceed" | "rollBack"): number | null {
  const { compare, unit, [which]: limit } = criterion;
  if (limit === null) return null;
  if (compare === "absolute") return unit === (canary?.unit ?? (unit satisfies Unit | "pp")) ? limit : null;
  if (!stable) return null;
  return compare === "points" ? stable.value + limit : stable.value * (1 + limit / 100);
}
