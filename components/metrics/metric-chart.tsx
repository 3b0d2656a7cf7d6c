import { keepsGate } from "@/lib/domain/metrics/limit-course";
import type { Unit } from "@/lib/domain/metrics/metric";
import { valueText } from "@/lib/domain/metrics/value-text";
import { shortTime } from "@/lib/domain/time/format";
import { across, type ChartSide, spanOf, upwards } from "./chart-geometry";
import { Course, DASHES, Level } from "./chart-marks";

const FRAME = { width: 600, height: 208 };

/** One metric as it is drawn large: both sides with both limits. Values and limits are in `unit`. */
export type MetricView = {
  readonly name: string;
  readonly unit: Unit;
  readonly better: "lower" | "higher";
  readonly tried: ChartSide;
  readonly base: ChartSide;
  readonly gate: number | null;
  readonly rollBack: number | null;
};

/** The course of a metric with its limits drawn, its range and its time. Every value stands in the table beside it. */
export function MetricChart({ view, zone }: { view: MetricView; zone: string }) {
  const { unit, better, tried, base, gate, rollBack } = view;
  const points = [...tried.points, ...base.points];
  const level = base.points.length === 0 ? base.level : null;
  const values = [...points.map(({ value }) => value), ...[gate, rollBack, level].filter((one) => one !== null)];
  const span = spanOf(points);
  if (span === null) return <p className="py-8 text-center text-muted-foreground text-sm">Nothing was read yet.</p>;
  const [x, y] = [across(span, FRAME), upwards(values, FRAME)];
  // By its last value: what missed the gate before is told by the line and the table.
  const last = tried.points.at(-1);
  const isFailing = last !== undefined && !keepsGate(last.value, { gate, better });
  const { width, height } = FRAME;
  return (
    <figure>
      <div className="relative rounded-md border border-border bg-card">
        <Edge text={valueText(Math.max(...values), unit)} className="top-1" />
        <Edge text={valueText(Math.min(...values), unit)} className="bottom-1" />
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className="block h-52 w-full"
          preserveAspectRatio="none"
          role="img"
          aria-label={textOf(view)}
        >
          {gate === null ? null : <Level y={y(gate)} width={width} className="text-failed" dashes={DASHES.proceed} />}
          {rollBack === null ? null : <Level y={y(rollBack)} width={width} className="text-failed" dashes={DASHES.rollBack} />}
          {level === null ? null : <Level y={y(level)} width={width} className="text-chart-2" />}
          <Course points={base.points} x={x} y={y} width={1.5} className="text-chart-2" />
          <Course points={tried.points} x={x} y={y} width={2} className={isFailing ? "text-failed" : "text-chart-1"} />
        </svg>
      </div>
      <p aria-hidden="true" className="tnum mt-1 flex justify-between text-2xs text-subtle-foreground">
        <span>{shortTime(span.from, zone)}</span>
        <span>{shortTime(span.to, zone)}</span>
      </p>
      <figcaption aria-hidden="true" className="tnum mt-1 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
        <Key mark={`rounded h-0.5 ${isFailing ? "bg-failed" : "bg-chart-1"}`} text={lastText(tried, unit)} />
        <Key mark="rounded bg-chart-2 h-0.5" text={lastText(base, unit)} />
        {gate === null ? null : <Key mark="border-failed border-t border-dotted" text={`gate ${valueText(gate, unit)}`} />}
        {rollBack === null ? null : <Key mark="border-failed border-t border-dashed" text={`roll back ${valueText(rollBack, unit)}`} />}
      </figcaption>
    </figure>
  );
}

function Edge({ text, className }: { text: string; className: string }) {
  return (
    <span aria-hidden="true" className={`tnum absolute left-2 rounded bg-card px-0.5 text-2xs text-subtle-foreground ${className}`}>
      {text}
    </span>
  );
}

function Key({ mark, text }: { mark: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span className={`w-4 ${mark}`} />
      {text}
    </span>
  );
}

function lastText({ name, points, level }: ChartSide, unit: Unit): string {
  const last = points.at(-1)?.value ?? level;
  return last === null ? `${name} not read` : `${name} ${valueText(last, unit)}`;
}

function textOf({ name, unit, tried, base, gate, rollBack }: MetricView): string {
  const limits = [gate === null ? "" : `gate ${valueText(gate, unit)}`, rollBack === null ? "" : `roll back ${valueText(rollBack, unit)}`];
  return `${name}: ${[lastText(tried, unit), lastText(base, unit), ...limits].filter(Boolean).join(", ")}`;
}
