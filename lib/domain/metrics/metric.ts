/** Units in which something is measured. `pp` is a difference of two percentages, never a percentage of one. */
export const UNITS = ["%", "ms", "MB", "count", "per minute", "per second"] as const;
export type Unit = (typeof UNITS)[number];

/** What can be measured. `business` is whatever a team counts, told apart by its name. */
export const METRIC_KEYS = [
  "error-rate",
  "success-rate",
  "p50",
  "p95",
  "p99",
  "throughput",
  "cpu",
  "memory",
  "restarts",
  "oom-kills",
  "throttling",
  "cache-hits",
  "pool",
  "queue",
  "business",
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

export type MetricDefinition = {
  readonly name: string;
  /** Null: chosen with the name (business figures). */
  readonly unit: Unit | null;
  /** Which way is an improvement. */
  readonly better: "lower" | "higher";
};

export const METRICS: Record<MetricKey, MetricDefinition> = {
  "error-rate": { name: "Error rate", unit: "%", better: "lower" },
  "success-rate": { name: "Success rate", unit: "%", better: "higher" },
  p50: { name: "p50 latency", unit: "ms", better: "lower" },
  p95: { name: "p95 latency", unit: "ms", better: "lower" },
  p99: { name: "p99 latency", unit: "ms", better: "lower" },
  throughput: { name: "Throughput", unit: "per second", better: "higher" },
  cpu: { name: "CPU", unit: "%", better: "lower" },
  memory: { name: "Memory", unit: "MB", better: "lower" },
  restarts: { name: "Restarts in 5 minutes", unit: "count", better: "lower" },
  "oom-kills": { name: "Out-of-memory kills", unit: "count", better: "lower" },
  throttling: { name: "CPU throttling", unit: "%", better: "lower" },
  "cache-hits": { name: "Cache hit rate", unit: "%", better: "higher" },
  pool: { name: "Connection pool in use", unit: "%", better: "lower" },
  queue: { name: "Queue length", unit: "count", better: "lower" },
  business: { name: "Business figure", unit: null, better: "higher" },
};

/** A metric as a reading or a criterion names it; `name` is that of a business figure, null otherwise. */
export type Metric = { readonly metric: MetricKey; readonly name: string | null };

export function isSameMetric(a: Metric, b: Metric): boolean {
  return a.metric === b.metric && a.name === b.name;
}

/** As people read it: `p95 latency`, `Logins`. */
export function metricName({ metric, name }: Metric): string {
  return name ?? METRICS[metric].name;
}

const LARGEST = 1_000_000_000;

/** What is wrong with a measured value in a unit; null when nothing is. Shares lie between 0 and 100, nothing is negative. */
export function valueProblem(value: number, unit: Unit): string | null {
  if (!Number.isFinite(value)) return "Give the reading as a number, such as 0.42.";
  if (value < 0) return "A reading is not negative.";
  if (unit === "%" && value > 100) return "A share is not more than 100 %.";
  return value > LARGEST ? "This reading is too large to be one." : null;
}
