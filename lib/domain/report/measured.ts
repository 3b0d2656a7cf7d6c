import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { verdictAfterStart } from "@/lib/domain/metrics/after-start";
import { comparisonRows } from "@/lib/domain/metrics/comparison";
import { isSameMetric, METRICS, type Metric, metricName, type Unit } from "@/lib/domain/metrics/metric";
import { type Reading, type Side, seriesOf } from "@/lib/domain/metrics/reading";
import { digits, valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { readingsOf, verdictOf } from "@/lib/domain/stage/stage-verdict";
import type { Instant } from "@/lib/domain/time/instant";
import type { FigureSource } from "./figure";
import { sourceOfEvent } from "./figure-source";

/** A value that somebody or something read, and the event that holds it. */
export type MeasuredValue = {
  readonly text: string;
  readonly value: number;
  readonly side: Side;
  readonly observedAt: Instant;
  readonly by: string;
  readonly source: FigureSource;
};

/** A metric before and after. `before` is the baseline, `after` the last reading of the new version; null where it was not read. */
export type MeasuredMetric = {
  readonly name: string;
  readonly unit: Unit;
  readonly before: MeasuredValue | null;
  readonly after: MeasuredValue | null;
  /** `18.3% lower`, `0.06 points higher`, `unchanged`; empty where the two cannot be compared. */
  readonly change: string;
  /** Whether the change is an improvement; null where there is none, or where it cannot be told. */
  readonly isBetter: boolean | null;
  /** Every reading that was not corrected, in the order of time. */
  readonly course: { readonly before: readonly MeasuredValue[]; readonly after: readonly MeasuredValue[] };
  /** Up to where the last reading could go for the release to go on, in the unit of the readings; null where nothing judged it. */
  readonly limit: { readonly value: number; readonly text: string } | null;
};

type Sources = ReadonlyMap<string, FigureSource>;

/** Every metric that was read, in the order in which they were first read. */
export function measuredMetrics(events: readonly LoggedEvent[], state: ReleaseState): MeasuredMetric[] {
  const { readings = [] } = state;
  const sources: Sources = new Map(
    events.flatMap((event) =>
      event.type === "reading.recorded" ? [[event.payload.reading.id, sourceOfEvent(event, state)] as const] : [],
    ),
  );
  const named = new Map(readings.map((one) => [metricName(one), one]));
  return [...named.values()].map((metric) => measuredMetric(state, metric, sources));
}

function measuredMetric(state: ReleaseState, metric: Reading, sources: Sources): MeasuredMetric {
  const { readings = [] } = state;
  const seriesFrom = (side: Side) => seriesOf(readings, metric, side);
  const [baseline, stable, after] = [seriesFrom("baseline"), seriesFrom("stable"), seriesFrom("canary")];
  const [first, last] = [baseline.at(-1) ?? stable.at(-1) ?? null, after.at(-1) ?? null];
  const valuesOf = (series: readonly Reading[]) => series.flatMap((one) => measured(one, sources) ?? []);
  return {
    name: metricName(metric),
    unit: metric.unit,
    before: first && measured(first, sources),
    after: last && measured(last, sources),
    ...changeOf(first, last),
    course: { before: valuesOf([...baseline, ...stable]), after: valuesOf(after) },
    limit: last && limitOf(state, last),
  };
}

function measured({ id, value, unit, side, observedAt, by }: Reading, sources: Sources): MeasuredValue | null {
  const source = sources.get(id);
  return source ? { text: valueText(value, unit), value, side, observedAt, by: by.name, source } : null;
}

function changeOf(before: Reading | null, after: Reading | null): Pick<MeasuredMetric, "change" | "isBetter"> {
  const change = before && after ? changeText(before, after) : "";
  if (!before || !after || change === "" || change === "unchanged") return { change, isBetter: null };
  const { better, unit } = METRICS[after.metric];
  // Whether more of a business figure is better is not known: nobody said so.
  return { change, isBetter: unit === null ? null : after.value < before.value === (better === "lower") };
}

/** Shares are compared by points, everything else by per cent of what it was. */
function changeText(before: Reading, after: Reading): string {
  if (before.unit !== after.unit) return "";
  const difference = after.value - before.value;
  if (difference === 0) return "unchanged";
  const word = difference > 0 ? "higher" : "lower";
  if (after.unit === "%") return `${digits(Math.abs(difference), 0, 2)} points ${word}`;
  return before.value === 0 ? "" : `${digits(Math.abs(difference / before.value) * 100, 0, 1)}% ${word}`;
}

/** By what the phase of the last reading judged it. */
function limitOf(state: ReleaseState, last: Reading & Metric): MeasuredMetric["limit"] {
  const phase = state.phases.find(({ key }) => key === last.phase);
  if (!phase) return null;
  const verdict = isDecisionStage(phase) ? verdictOf(state, phase) : verdictAfterStart(state, phase);
  const limit = comparisonRows(verdict, readingsOf(state, phase)).find((row) => isSameMetric(row, last))?.limit ?? null;
  return limit === null ? null : { value: limit, text: valueText(limit, last.unit) };
}
