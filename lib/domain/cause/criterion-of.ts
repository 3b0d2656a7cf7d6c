import type { MetricKey } from "@/lib/domain/metrics/metric";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";

const OF_METRIC: Readonly<Partial<Record<MetricKey, string>>> = {
  "error-rate": "error-rate",
  p95: "latency-p95",
  p99: "latency-p99",
  restarts: "restarts",
};

/** The criterion that a metric is measured for; null for one that decides nothing by itself. */
export function criterionOfMetric(metric: MetricKey): string | null {
  return OF_METRIC[metric] ?? null;
}

/** The name of the alert for a criterion, as the generated rules of Prometheus have it: `RollbackErrorRate`. */
export function alertNameOf(criterion: string): string {
  const words = criterion.split("-").map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `Rollback${words.join("")}`;
}

/** The criterion that an alert tells of, by its name; null for an alert of a team's own. */
export function criterionOfAlert(name: string): string | null {
  return ROLLBACK_CRITERIA.find(({ key }) => alertNameOf(key) === name)?.key ?? null;
}
