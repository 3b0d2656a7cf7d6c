import type { Criterion } from "./criterion";

type Judged = Pick<Criterion, "metric" | "compare" | "unit" | "proceed">;

const POINTS = { metric: "error-rate", compare: "points", unit: "pp", proceed: 1 } as const;
const P95 = { metric: "p95", compare: "relative", unit: "%", proceed: 10 } as const;
const P99 = { metric: "p99", compare: "relative", unit: "%", proceed: 15 } as const;
const CPU = { metric: "cpu", compare: "absolute", unit: "%", proceed: 70 } as const;
const LOW_ERRORS = { metric: "error-rate", compare: "absolute", unit: "%", proceed: 0.5 } as const;

/** Items whose title is a limit on a metric, by key: what they say, as a criterion. Those of stages carry their share in the key. */
const BY_KEY: Readonly<Record<string, Judged>> = {
  "error-rate": POINTS,
  p95: P95,
  p99: P99,
  "canary-cpu-low": CPU,
  "resources-watched": CPU,
  "error-rate-low": LOW_ERRORS,
  "errors-under-half-percent": LOW_ERRORS,
  "response-time-in-band": P95,
  "response-time-steady": P95,
  "full-response-time-in-band": P95,
};

/** What a result item says of a metric; null for one that no metric answers. Never a roll-back by itself: an item is passed or failed. */
export function itemCriterion(key: string): Criterion | null {
  const judged = BY_KEY[key.replace(/-at-\d+$/, "")];
  return judged ? { ...judged, name: null, better: "lower", rollBack: null, missesInARow: null, required: true } : null;
}
