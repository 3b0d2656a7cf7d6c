import { across, type ChartPoint, type Span, upwards } from "@/components/metrics/chart-geometry";
import { Course, DASHES, Level } from "@/components/metrics/chart-marks";
import { useRoom } from "@/lib/client/use-room";
import type { ComparisonRow } from "@/lib/domain/metrics/comparison";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";

const FRAME = { width: 300, height: 52 };

type CourseChartProps = { row: ComparisonRow; span: Span };

/** The course of a metric on both sides with its limit dashed. The values stand in the table beside it. */
export function CourseChart({ row, span }: CourseChartProps) {
  const { course, stable, limit } = row;
  const [canary, base] = [course.canary.map(pointOf), course.stable.map(pointOf)];
  const values = [...canary, ...base].map((one) => one.value);
  const x = across(span, FRAME);
  const y = upwards([...values, ...(limit === null ? [] : [limit]), ...(stable ? [stable.value] : [])], FRAME);
  const { width, height } = FRAME;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="block h-13 w-full"
      preserveAspectRatio="none"
      role="img"
      aria-label={nameOf(row, useRoom().confirmed.details)}
    >
      <line x1="0" x2={width} y1="51.5" y2="51.5" stroke="currentColor" className="text-chart-grid" />
      {limit === null ? null : <Level y={y(limit)} width={width} className="text-failed" dashes={DASHES.proceed} />}
      {/* A baseline from before the start has no course: it is a level. */}
      {stable && course.stable.length === 0 ? <Level y={y(stable.value)} width={width} className="text-chart-2" /> : null}
      <Course points={base} x={x} y={y} width={1.5} className="text-chart-2" />
      <Course points={canary} x={x} y={y} width={2} className="text-chart-1" />
    </svg>
  );
}

function nameOf({ canary, stable, limit, ...metric }: ComparisonRow, details: Pick<ReleaseDetails, "strategy">): string {
  const { tried, base } = stageWords(details);
  const parts = [
    canary ? `${tried} ${valueText(canary.value, canary.unit)}` : `${tried} not read`,
    ...(stable ? [`${base} ${valueText(stable.value, stable.unit)}`] : []),
    ...(limit !== null && canary ? [`gate ${valueText(limit, canary.unit)}`] : []),
  ];
  return `${metricName(metric)}: ${parts.join(", ")}`;
}

const pointOf = ({ observedAt, value }: Reading): ChartPoint => ({ at: observedAt, value });
