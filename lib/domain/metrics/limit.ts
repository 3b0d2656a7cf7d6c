import { type Criterion, GATE_MISSES } from "./criterion";
import { isSameMetric, METRICS, type Metric, valueProblem } from "./metric";

/** A limit of a service on a metric, in three zones: it stands in the place of the reference's number, or beside them. */
export type MetricLimit = Metric & Pick<Criterion, "compare" | "unit" | "better" | "proceed" | "rollBack">;

export type LimitProblem = { readonly field: "name" | "unit" | "better" | "proceed" | "rollBack"; readonly message: string };

/** What is wrong with a limit; null where nothing is. A limit in another unit than its metric is read in would never say anything. */
export function limitProblem(limit: MetricLimit): LimitProblem | null {
  return (
    metricProblem(limit) ?? unitProblem(limit) ?? rangeProblem(limit, "proceed") ?? rangeProblem(limit, "rollBack") ?? orderProblem(limit)
  );
}

function metricProblem({ metric, name, better }: MetricLimit): LimitProblem | null {
  const { name: title, better: usual } = METRICS[metric];
  if (metric === "business") return name?.trim() ? null : { field: "name", message: "Name the business figure." };
  if (name !== null) return { field: "name", message: `${title} has no other name.` };
  return better === usual ? null : { field: "better", message: `Of ${title}, ${usual} is better.` };
}

function unitProblem({ metric, compare, unit }: MetricLimit): LimitProblem | null {
  const { name: title, unit: own } = METRICS[metric];
  const wrong = (message: string): LimitProblem => ({ field: "unit", message });
  if (compare === "relative") return unit === "%" ? null : wrong("How much it lies above stable is given in %.");
  if (compare === "points") {
    if (own !== null && own !== "%") return wrong(`${title} is no share; compare it in percent of stable.`);
    return unit === "pp" ? null : wrong("A difference of shares is given in percentage points.");
  }
  if (unit === "pp") return wrong("Points are a difference; this limit is on the canary alone.");
  return own === null || own === unit ? null : wrong(`${title} is given in ${own}.`);
}

const FURTHEST = 100_000;

function rangeProblem({ compare, unit, ...limit }: MetricLimit, field: "proceed" | "rollBack"): LimitProblem | null {
  const value = limit[field];
  if (value === null) return null;
  if (compare === "absolute") {
    const message = unit === "pp" ? null : valueProblem(value, unit);
    return message === null ? null : { field, message };
  }
  const [lowest, highest] = compare === "points" ? [-100, 100] : [-100, FURTHEST];
  const isIn = Number.isFinite(value) && value >= lowest && value <= highest;
  return isIn ? null : { field, message: `Give a number from ${lowest} to ${highest}.` };
}

/** Between both limits lies what holds. */
function orderProblem({ better, proceed, rollBack }: MetricLimit): LimitProblem | null {
  if (rollBack === null) return null;
  if (better === "lower") return rollBack >= proceed ? null : { field: "rollBack", message: "Give it no less than the limit to proceed." };
  return rollBack <= proceed ? null : { field: "rollBack", message: "Give it no more than the limit to proceed." };
}

type Judged = Metric & Pick<Criterion, "compare">;

export const isSameLimit = (one: Judged, other: Judged): boolean => one.compare === other.compare && isSameMetric(one, other);

/** Whether two limits are on the same thing, so that only one of them can hold. */
export function isLimitTwice(limits: readonly MetricLimit[]): boolean {
  return limits.some((one, index) => limits.findIndex((other) => isSameLimit(one, other)) !== index);
}

/** Criteria with a service's limits: in the place of the one on the same thing, which is asked for as it was; the others after them. */
export function withLimits(criteria: readonly Criterion[], limits: readonly MetricLimit[]): Criterion[] {
  const replaced = criteria.map((one) => {
    const own = limits.find((limit) => isSameLimit(limit, one));
    return own ? criterionOf(own, one.required) : one;
  });
  const others = limits.filter((limit) => criteria.every((one) => !isSameLimit(limit, one)));
  return [...replaced, ...others.map((limit) => criterionOf(limit, true))];
}

/** A limit on the canary alone that rolls back at no value does so after three misses, as a gate does. */
function criterionOf({ metric, name, compare, unit, better, proceed, rollBack }: MetricLimit, required: boolean): Criterion {
  const missesInARow = compare === "absolute" && rollBack === null ? GATE_MISSES : null;
  return { metric, name, compare, unit, better, proceed, rollBack, missesInARow, required };
}

/** Limits as they are kept: fields in one order, so that the same limits are the same text. */
export function limitsOf(limits: readonly MetricLimit[]): MetricLimit[] {
  return limits.map(({ metric, name, compare, unit, better, proceed, rollBack }) => {
    return { metric, name: name?.trim() ?? null, compare, unit, better, proceed, rollBack };
  });
}
