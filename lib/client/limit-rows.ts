import { stageCriteria } from "@/lib/domain/metrics/criterion";
import { isSameLimit, type MetricLimit } from "@/lib/domain/metrics/limit";
import { METRICS, type MetricKey, type Unit } from "@/lib/domain/metrics/metric";
import { newId } from "./new-id";

/** A limit of a service as somebody types it. `unit` and `better` are those of a business figure; of the others they are known. */
export type LimitRow = {
  readonly id: string;
  readonly metric: MetricKey;
  readonly name: string;
  readonly compare: MetricLimit["compare"];
  readonly unit: Unit;
  readonly better: MetricLimit["better"];
  readonly proceed: string;
  readonly rollBack: string;
};

/** How a metric can be compared: a difference in points is one of shares. */
export function comparesOf({ metric, unit }: Pick<LimitRow, "metric" | "unit">): readonly MetricLimit["compare"][] {
  return (METRICS[metric].unit ?? unit) === "%" ? ["points", "relative", "absolute"] : ["relative", "absolute"];
}

/** The unit of both numbers. */
export function limitUnit({ metric, unit, compare }: Pick<LimitRow, "metric" | "unit" | "compare">): Unit | "pp" {
  if (compare === "points") return "pp";
  return compare === "relative" ? "%" : (METRICS[metric].unit ?? unit);
}

export const limitBetter = ({ metric, better }: Pick<LimitRow, "metric" | "better">): MetricLimit["better"] =>
  metric === "business" ? better : METRICS[metric].better;

/** The numbers of the reference, once each: what holds where a service says nothing. */
export const USUAL_LIMITS: readonly MetricLimit[] = stageCriteria(50);

/** A new row begins with the reference's number where there is one. */
export function newLimitRow(present: readonly LimitRow[]): LimitRow {
  const free = USUAL_LIMITS.find((usual) => present.every((row) => !isSameLimit(limitOf(row), usual)));
  if (free) return limitRow(free);
  return { id: newId(), metric: "cpu", name: "", compare: "absolute", unit: "count", better: "higher", proceed: "", rollBack: "" };
}

export function limitRow({ metric, name, compare, unit, better, proceed, rollBack }: MetricLimit): LimitRow {
  const own = compare === "absolute" && unit !== "pp" ? unit : "count";
  const texts = { proceed: String(proceed), rollBack: rollBack === null ? "" : String(rollBack) };
  return { id: newId(), metric, name: name ?? "", compare, unit: compare === "points" ? "%" : own, better, ...texts };
}

/** A row with another metric: how it is compared and both numbers belonged to the one before. */
export function withMetric(row: LimitRow, metric: MetricKey): LimitRow {
  const usual = USUAL_LIMITS.find((one) => one.metric === metric);
  if (usual) return { ...limitRow(usual), id: row.id };
  const next = { ...row, metric, name: "", proceed: "", rollBack: "" };
  return { ...next, compare: comparesOf(next).includes(row.compare) ? row.compare : "absolute" };
}

/** A number as typed; NaN where it is none, so that it is refused and not taken for 0. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

export function limitOf(row: LimitRow): MetricLimit {
  return {
    metric: row.metric,
    name: row.metric === "business" ? row.name.trim() : null,
    compare: row.compare,
    unit: limitUnit(row),
    better: limitBetter(row),
    proceed: numberOf(row.proceed),
    rollBack: row.rollBack.trim() === "" ? null : numberOf(row.rollBack),
  };
}
