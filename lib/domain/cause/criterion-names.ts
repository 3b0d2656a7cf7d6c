/** Criteria of a rollback in few words, by their keys, for a list in which each has one line. */
const NAMES: Readonly<Record<string, string>> = {
  "error-rate": "Error rate +5 points",
  "latency-p95": "p95 above +25 %",
  "latency-p99": "p99 over twice the baseline",
  "health-checks": "Health failed 3 times",
  restarts: "Over 5 restarts in 5 min",
  resources: "Out of memory, throttled",
  "critical-function": "Critical function broken",
  "data-loss": "Data lost or corrupted",
  security: "Security hole opened",
  compliance: "Compliance rule broken",
  migration: "Migration failed",
  cascade: "Failure spreads",
  "customer-reports": "Too many customer reports",
};

/** A criterion in few words; what is none of them stays as it is. */
export function criterionName(key: string, text: string): string {
  return Object.hasOwn(NAMES, key) ? (NAMES[key] ?? text) : text;
}
