import type { Metric, MetricKey, Unit } from "./metric";
import { METRICS } from "./metric";

/** How a source is asked to prove who asks. */
export const SOURCE_AUTHS = ["none", "bearer", "basic"] as const;

/** What one metric is read by. `serviceId` null: for every service of the team that has no query of its own for it. */
export type MetricQuery = {
  readonly serviceId: string | null;
  readonly metric: MetricKey;
  /** Of a business figure. */
  readonly name: string | null;
  readonly unit: Unit;
  readonly query: string;
  /** The counter that the query rests on; empty: its data is not looked at for gaps and new beginnings. */
  readonly counter: string;
};

/** The unit of a metric, where it is not the team's choice. */
export function unitProblem({ metric, unit, name }: Pick<MetricQuery, "metric" | "unit" | "name">): string | null {
  if (metric === "business") return name?.trim() ? null : "Name the business figure.";
  const { unit: expected, name: title } = METRICS[metric];
  if (name !== null) return `${title} has no other name.`;
  return expected === unit ? null : `${title} is given in ${expected}.`;
}

const keyOf = ({ metric, name }: Metric): string => `${metric}\n${name ?? ""}`;

/** The queries that hold for a service: one per metric, its own before that of all services, the earlier before the later. */
export function queriesFor<Query extends MetricQuery>(queries: readonly Query[], serviceId: string): Query[] {
  const found = new Map<string, Query>();
  const own = queries.filter((one) => one.serviceId === serviceId);
  for (const one of [...own, ...queries.filter((query) => query.serviceId === null)]) {
    if (!found.has(keyOf(one))) found.set(keyOf(one), one);
  }
  return [...found.values()];
}

/** Whether two queries answer the same question, so that only one of them can hold. */
export function isTwice(queries: readonly MetricQuery[]): boolean {
  const keys = queries.map((one) => `${one.serviceId}\n${keyOf(one)}`);
  return new Set(keys).size < keys.length;
}
