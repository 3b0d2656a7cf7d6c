import type { Criterion } from "./criterion";
import { isSameLimit, type MetricLimit } from "./limit";

type Judged = Pick<Criterion, "metric" | "compare" | "unit" | "proceed"> & Partial<Pick<Criterion, "rollBack">>;

const POINTS = { metric: "error-rate", compare: "points", unit: "pp", proceed: 1 } as const;
const P95 = { metric: "p95", compare: "relative", unit: "%", proceed: 10 } as const;
const P99 = { metric: "p99", compare: "relative", unit: "%", proceed: 15 } as const;
const CPU = { metric: "cpu", compare: "absolute", unit: "%", proceed: 70 } as const;
const LOW_ERRORS = { metric: "error-rate", compare: "absolute", unit: "%", proceed: 0.5 } as const;
/** "No higher than before", as far as it can be read: to two places. A whole point more is what the reference does not let through. */
const ERRORS_AS_BEFORE = { metric: "error-rate", compare: "points", unit: "pp", proceed: 0.01, rollBack: 1 } as const;
/** "Nobody waits longer", to one percent; what the reference does not let through is ten. */
const P95_AS_BEFORE = { metric: "p95", compare: "relative", unit: "%", proceed: 1, rollBack: 10 } as const;

/** Items whose title is a limit on a metric, by key: what they say, as a criterion. Those of stages carry their share in the key. */
const BY_KEY: Readonly<Record<string, Judged>> = {
  "error-rate": POINTS,
  p95: P95,
  p99: P99,
  "canary-cpu-low": CPU,
  "resources-watched": CPU,
  "processor-has-room": CPU,
  "error-rate-low": LOW_ERRORS,
  "errors-under-half-percent": LOW_ERRORS,
  "hotfix-error-rate-down": LOW_ERRORS,
  "error-rate-not-up": ERRORS_AS_BEFORE,
  "full-error-rate-low": ERRORS_AS_BEFORE,
  "hotfix-error-rate-at-baseline": ERRORS_AS_BEFORE,
  "response-time-in-band": P95,
  "response-time-steady": P95,
  "full-response-time-in-band": P95,
  "answers-as-fast-as-before": P95,
  "hotfix-response-time-fine": P95_AS_BEFORE,
};

const judgedOf = (key: string): Judged | undefined => BY_KEY[key.replace(/-at-\d+$/, "")];

/**
 * What a result item says of a metric; null for one that no metric answers. Never a roll-back by itself: it is passed or failed, and where
 * it has two limits, what lies between them is left to a person. A limit of the service on the same thing stands in the place of the item's;
 * "as before" is nobody's number and stays.
 */
export function itemCriterion(key: string, limits: readonly MetricLimit[] = []): Criterion | null {
  const judged = judgedOf(key);
  if (!judged) return null;
  const { metric, compare, unit, proceed } = ownLimitOf(key, limits) ?? judged;
  const better = ownLimitOf(key, limits)?.better ?? "lower";
  return { metric, compare, unit, proceed, name: null, better, rollBack: judged.rollBack ?? null, missesInARow: null, required: true };
}

/** The service's own limit on what an item says; null where it has none. */
export function ownLimitOf(key: string, limits: readonly MetricLimit[]): MetricLimit | null {
  const judged = judgedOf(key);
  if (!judged || judged.rollBack !== undefined) return null;
  return limits.find((one) => isSameLimit(one, { ...judged, name: null })) ?? null;
}
