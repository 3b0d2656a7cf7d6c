import type { MeasuredMetric, MeasuredValue } from "@/lib/domain/report/measured";
import { type Instant, toMs } from "@/lib/domain/time/instant";

const WIDTH = 300;
const HEIGHT = 84;
/** Where T-0 stands while there are readings from before it. Source: DESIGN, report. */
const T0_AT = 0.37;
const INSET = 4;
/** Room above and below the lines, of the height. */
const MARGIN = 0.12;
const DOT = 5;

type Scale = (value: number) => number;

/** The course of a metric across T-0: before it and after, with the limit dashed. Before T-0 and after have a scale of their own. */
export function MetricChart({ metric, t0 }: { metric: MeasuredMetric; t0: Instant | null }) {
  const { name, before, after, course, limit } = metric;
  const all = [...course.before, ...course.after];
  const x = across(
    all.map((one) => toMs(one.observedAt)),
    t0 === null ? null : toMs(t0),
  );
  const y = upwards([...all.map(({ value }) => value), ...(limit ? [limit.value] : [])]);
  const said = [before && `${before.text} before`, after && `${after.text} after`, limit && `limit ${limit.text}`]
    .filter(Boolean)
    .join(", ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="mt-2 block h-21 w-full"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${name}: ${said}`}
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="currentColor" className="text-border" />
      {t0 === null ? null : <Dashed x1={x(toMs(t0))} x2={x(toMs(t0))} y1={0} y2={HEIGHT} dash="2 3" className="text-subtle-foreground" />}
      {limit ? <Dashed x1={0} x2={WIDTH} y1={y(limit.value)} y2={y(limit.value)} dash="3 3" className="text-failed" /> : null}
      <Course values={course.before} x={x} y={y} className="text-chart-2" />
      <Course values={course.after} x={x} y={y} className="text-chart-1" />
    </svg>
  );
}

type DashedProps = { x1: number; x2: number; y1: number; y2: number; dash: string; className: string };

function Dashed({ dash, ...line }: DashedProps) {
  return <line {...line} stroke="currentColor" strokeWidth="1" strokeDasharray={dash} vectorEffect="non-scaling-stroke" />;
}

type CourseProps = { values: readonly MeasuredValue[]; x: Scale; y: Scale; className: string };

/** A line through the readings and a dot at each: what lies between two was not read. */
function Course({ values, x, y, className }: CourseProps) {
  const points = values.map((one) => `${x(toMs(one.observedAt)).toFixed(1)} ${y(one.value).toFixed(1)}`);
  if (points.length === 0) return null;
  const look = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
  return (
    <g className={className}>
      <path d={`M${points.join("L")}`} {...look} strokeWidth="1.75" vectorEffect="non-scaling-stroke" />
      <path d={points.map((point) => `M${point}h0.01`).join("")} {...look} strokeWidth={DOT} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

/** Two scales that meet at T-0, so that a baseline of two days before and a minute after are both seen; one where nothing lies before it. */
function across(times: readonly number[], t0: number | null): Scale {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const isBefore = t0 !== null && first < t0;
  const meet = t0 ?? first;
  const at = isBefore ? T0_AT : 0;
  return (ms) => {
    const share = ms < meet ? between(first, meet)(ms) * at : at + between(meet, last)(ms) * (1 - at);
    return INSET + share * (WIDTH - 2 * INSET);
  };
}

function upwards(values: readonly number[]): Scale {
  const share = between(Math.min(...values), Math.max(...values));
  return (value) => HEIGHT * (1 - MARGIN - share(value) * (1 - 2 * MARGIN));
}

/** Where a value lies between two others, 0 to 1; in the middle where they are one. */
function between(from: number, to: number): Scale {
  return (value) => (to <= from ? 0.5 : Math.min(1, Math.max(0, (value - from) / (to - from))));
}
