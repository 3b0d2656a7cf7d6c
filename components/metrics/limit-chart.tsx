import { cn } from "@/components/ui/cn";
import { keepsGate, latestMisses, worstOf } from "@/lib/domain/metrics/limit-course";
import type { Unit } from "@/lib/domain/metrics/metric";
import { digits, valueText } from "@/lib/domain/metrics/value-text";
import { across, type ChartPoint, spanOf, upwards } from "./chart-geometry";
import { Course, DASHES, Level } from "./chart-marks";

const FRAME = { width: 300, height: 60 };

/** One side as it is drawn. `level`: a value from before, where the side has no course of its own. */
export type ChartSide = { readonly name: string; readonly points: readonly ChartPoint[]; readonly level: number | null };

type LimitChartProps = {
  /** What is measured and where: `p95 latency, canary at 50%`. */
  title: string;
  unit: Unit;
  better: "lower" | "higher";
  /** What is judged: canary, or after. Oldest first. */
  tried: ChartSide;
  /** What it stands beside: stable, or before. */
  base: ChartSide | null;
  /** Both in the unit of the values; null: there is none. */
  gate: number | null;
  rollBack: number | null;
  className?: string;
};

/** One metric against its limit: its worst value, the course with the gate drawn, and which readings missed it. Source: DESIGN, rollback. */
export function LimitChart({ title, unit, better, tried, base, gate, rollBack, className }: LimitChartProps) {
  const values = tried.points.map(({ value }) => value);
  const [worst, missed] = [worstOf(values, { better }), latestMisses(values, { gate, better })];
  const isMissed = missed.length > 0;
  const before = base && (base.points.at(-1)?.value ?? base.level);
  const gateLine = gate === null ? "no gate" : `gate ${valueText(gate, unit)}`;
  const said = isMissed ? `${gateLine}, failed ${missed.map((value) => digits(value, 0, 2)).join(", ")}` : gateLine;
  const beside = base && before !== null ? `${base.name} ${valueText(before, unit)}` : "";
  const peak = better === "lower" ? "peak" : "lowest";
  const text = worst === null ? "nothing was read" : `${peak} ${valueText(worst, unit)}`;
  return (
    <figure className={cn("rounded-md border bg-card p-3", isMissed ? "border-failed-line" : "border-border", className)}>
      <figcaption className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium text-xs">{title}</span>
        {worst === null ? null : (
          <span className={cn("tnum whitespace-nowrap font-medium font-mono text-base", isMissed && "text-failed-fg")}>
            <span className="font-normal font-sans text-2xs text-subtle-foreground">{peak}</span> {valueText(worst, unit)}
          </span>
        )}
      </figcaption>
      <Drawing
        name={[`${title}: ${text}`, said, beside].filter(Boolean).join(", ")}
        {...{ tried, base, gate, rollBack }}
        isFailing={values.some((value) => !keepsGate(value, { gate, better }))}
      />
      <p className="tnum mt-1 flex flex-wrap justify-between gap-x-3 text-2xs text-subtle-foreground">
        <span>{worst === null ? "nothing was read" : said}</span>
        <span>{beside}</span>
      </p>
    </figure>
  );
}

type DrawingProps = Pick<LimitChartProps, "tried" | "base" | "gate" | "rollBack"> & { name: string; isFailing: boolean };

function Drawing({ name, tried, base, gate, rollBack, isFailing }: DrawingProps) {
  const points = [...tried.points, ...(base?.points ?? [])];
  const span = spanOf(points);
  const level = base && base.points.length === 0 ? base.level : null;
  // The limit to roll back is drawn where something came near it: far away it would only flatten the course.
  const levels = [gate, level].filter((one) => one !== null);
  const seen = [...points.map(({ value }) => value), ...levels];
  const y = upwards(seen.length > 0 ? seen : [0], FRAME);
  const x = across(span ?? { from: "", to: "" }, FRAME);
  const isNear = rollBack !== null && rollBack >= Math.min(...seen) && rollBack <= Math.max(...seen);
  const { width } = FRAME;
  const tone = isFailing ? "text-failed" : "text-chart-1";
  return (
    <svg
      viewBox={`0 0 ${width} ${FRAME.height}`}
      className="mt-1 block h-15 w-full"
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
    >
      {gate === null ? null : <Level y={y(gate)} width={width} className="text-failed" dashes={DASHES.proceed} />}
      {isNear ? <Level y={y(rollBack)} width={width} className="text-failed" dashes={DASHES.rollBack} /> : null}
      {level === null ? null : <Level y={y(level)} width={width} className="text-chart-2" />}
      {span === null ? null : (
        <>
          <Course points={base?.points ?? []} x={x} y={y} width={1.5} className="text-chart-2" />
          <Course points={tried.points} x={x} y={y} width={2} className={tone} />
          <Course points={tried.points.slice(-1)} x={x} y={y} width={2} className={tone} />
        </>
      )}
    </svg>
  );
}
