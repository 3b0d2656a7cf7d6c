import type { Metric, Unit } from "./metric";

/** From best to worst. `inconclusive` is no pass: what was not measured says nothing. */
export const ZONES = ["proceed", "inconclusive", "hold", "roll-back"] as const;
export type Zone = (typeof ZONES)[number];

/**
 * A limit on a metric. Its unit is part of it: 1 percentage point and 1 % of 0.3 % are not the same thing.
 * - `points`: canary minus stable, in percentage points; for shares only.
 * - `relative`: how much the canary lies above stable, in percent of stable.
 * - `absolute`: the canary alone, in the unit of its metric.
 */
export type Criterion = Metric & {
  readonly compare: "points" | "relative" | "absolute";
  /** Of both limits. */
  readonly unit: Unit | "pp";
  readonly better: "lower" | "higher";
  /** Lower is better: proceed strictly under it. Higher is better: from it on ("at least 99 %"). */
  readonly proceed: number;
  /** Roll back strictly on the worse side of it. Null: a missed limit holds, see `missesInARow`. */
  readonly rollBack: number | null;
  /** So many of the latest readings in a row that miss `proceed` are a roll-back as well; null: never. */
  readonly missesInARow: number | null;
  /** False: without a reading it is left out, with one it counts like the others. */
  readonly required: boolean;
};

/** Three readings in a row fail a gate: the analysis of the reference allows two. Source: CAN, worked example. */
export const GATE_MISSES = 3;

/** A gate on the canary alone, such as p95 under 250 ms. One miss holds, three in a row roll back. */
export function gateOn(
  metric: Metric,
  { unit, better, limit }: Pick<Criterion, "unit" | "better"> & { readonly limit: number },
): Criterion {
  return { ...metric, compare: "absolute", unit, better, proceed: limit, rollBack: null, missesInARow: GATE_MISSES, required: true };
}

const LOWER = { name: null, better: "lower", missesInARow: null } as const;

/** From this share of the traffic on the p99 says something and must be read. Source: CAN4.06. */
const P99_FROM_PERCENT = 50;

/** The numbers of the reference for one stage. p99 counts wherever it was read, and is asked for at 50 %. */
export function stageCriteria(weightPercent: number): Criterion[] {
  const isHalf = weightPercent >= P99_FROM_PERCENT;
  return [
    { ...LOWER, metric: "error-rate", compare: "points", unit: "pp", proceed: 1, rollBack: 5, required: true },
    { ...LOWER, metric: "p95", compare: "relative", unit: "%", proceed: 10, rollBack: 25, required: true },
    { ...LOWER, metric: "p99", compare: "relative", unit: "%", proceed: 15, rollBack: 100, required: isHalf },
    { ...LOWER, metric: "restarts", compare: "absolute", unit: "count", proceed: 1, rollBack: 5, required: false },
  ];
}
