import { useRoom } from "@/lib/client/use-room";
import type { ComparisonRow } from "@/lib/domain/metrics/comparison";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";
import { type Instant, toMs } from "@/lib/domain/time/instant";

const WIDTH = 300;
const HEIGHT = 52;
/** Room above and below the lines, of the height. */
const MARGIN = 0.15;
const INSET = 3;
/** One reading alone is a dot, this wide. */
const DOT = 5;

type Span = { readonly from: Instant; readonly to: Instant };
type CourseChartProps = { row: ComparisonRow; span: Span };

/** The course of a metric on both sides with its limit dashed. The values stand in the table beside it. */
export function CourseChart({ row, span }: CourseChartProps) {
  const { course, stable, limit } = row;
  const values = [...course.canary, ...course.stable].map((one) => one.value);
  const x = across(span);
  const y = upwards([...values, ...(limit === null ? [] : [limit]), ...(stable ? [stable.value] : [])]);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block h-13 w-full"
      preserveAspectRatio="none"
      role="img"
      aria-label={nameOf(row, useRoom().confirmed.details)}
    >
      <line x1="0" x2={WIDTH} y1="51.5" y2="51.5" stroke="currentColor" className="text-chart-grid" />
      {limit === null ? null : <Level y={y(limit)} className="text-failed" isDashed />}
      {/* A baseline from before the start has no course: it is a level. */}
      {stable && course.stable.length === 0 ? <Level y={y(stable.value)} className="text-chart-2" /> : null}
      <Line d={pathOf(course.stable, x, y)} className="text-chart-2" width={course.stable.length === 1 ? DOT : 1.5} />
      <Line d={pathOf(course.canary, x, y)} className="text-chart-1" width={course.canary.length === 1 ? DOT : 2} />
    </svg>
  );
}

function Level({ y, className, isDashed = false }: { y: number; className: string; isDashed?: boolean }) {
  return (
    <line
      x1="0"
      x2={WIDTH}
      y1={y}
      y2={y}
      stroke="currentColor"
      strokeWidth="1"
      strokeDasharray={isDashed ? "3 3" : undefined}
      vectorEffect="non-scaling-stroke"
      className={className}
    />
  );
}

function Line({ d, className, width }: { d: string; className: string; width: number }) {
  if (d === "") return null;
  const look = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
  return <path d={d} {...look} strokeWidth={width} vectorEffect="non-scaling-stroke" className={className} />;
}

type Scale = (value: number) => number;

/** Where a value lies between two others, 0 to 1; in the middle where they are one. */
function between(from: number, to: number): Scale {
  return (value) => (to === from ? 0.5 : Math.min(1, Math.max(0, (value - from) / (to - from))));
}

/** A little inside of the frame, so that the round ends of lines are whole. */
function across({ from, to }: Span): Scale {
  const share = between(toMs(from), toMs(to));
  return (ms) => INSET + share(ms) * (WIDTH - 2 * INSET);
}

function upwards(values: readonly number[]): Scale {
  const share = between(Math.min(...values), Math.max(...values));
  return (value) => HEIGHT * (1 - MARGIN - share(value) * (1 - 2 * MARGIN));
}

/** One reading alone is a dot. */
function pathOf(readings: readonly Reading[], x: Scale, y: Scale): string {
  const points = readings.map((one) => `${x(toMs(one.observedAt)).toFixed(1)} ${y(one.value).toFixed(1)}`);
  if (points.length === 1) return `M${points[0]}h0.01`;
  return points.map((point, index) => `${index === 0 ? "M" : "L"}${point}`).join("");
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
