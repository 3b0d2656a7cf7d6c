import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { type Metric, metricName } from "@/lib/domain/metrics/metric";
import { type Reading, seriesOf } from "@/lib/domain/metrics/reading";
import { digits, valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { type FigureSource, sourceOfEvent } from "./figure";

/** A value that somebody or something read, and the event that holds it. */
export type MeasuredValue = {
  readonly text: string;
  readonly side: string;
  readonly observedAt: Instant;
  readonly by: string;
  readonly source: FigureSource;
};

/** A metric before and after. `before` is the baseline, `after` the last reading of the new version; null where it was not read. */
export type MeasuredMetric = {
  readonly name: string;
  readonly before: MeasuredValue | null;
  readonly after: MeasuredValue | null;
  /** `18.3% lower`, `0.06 points higher`, `unchanged`; empty where the two cannot be compared. */
  readonly change: string;
};

/** Every metric that was read, in the order in which they were first read. */
export function measuredMetrics(events: readonly LoggedEvent[], { readings = [] }: Pick<ReleaseState, "readings">): MeasuredMetric[] {
  const sources = new Map(
    events.flatMap((event) => (event.type === "reading.recorded" ? [[event.payload.reading.id, sourceOfEvent(event)] as const] : [])),
  );
  const names = new Map(readings.map((one) => [metricName(one), one]));
  return [...names].map(([name, metric]) => {
    const [before, after] = [lastOf(readings, metric, ["baseline", "stable"]), lastOf(readings, metric, ["canary"])];
    const valueFrom = (reading: Reading | null) => reading && measured(reading, sources.get(reading.id));
    return { name, before: valueFrom(before), after: valueFrom(after), change: before && after ? changeText(before, after) : "" };
  });
}

function lastOf(readings: readonly Reading[], metric: Metric, sides: readonly Reading["side"][]): Reading | null {
  for (const side of sides) {
    const last = seriesOf(readings, metric, side).at(-1);
    if (last) return last;
  }
  return null;
}

function measured({ value, unit, side, observedAt, by }: Reading, source: FigureSource | undefined): MeasuredValue | null {
  return source ? { text: valueText(value, unit), side, observedAt, by: by.name, source } : null;
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
