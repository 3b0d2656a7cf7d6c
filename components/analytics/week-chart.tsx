import { cn } from "@/components/ui/cn";
import type { AxisEnd } from "@/lib/domain/analytics/scale";
import { dayLabel } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

const WIDTH = 520;
const HEIGHT = 132;
/** Room above the end of the axis, for its text. */
const TOP = 10;
const INSET = 4;
/** Of the width of a week, what its bar takes. */
const BAR = 0.77;

type WeekChartProps = {
  /** What is drawn, with its last value: read instead of the picture. The numbers stand in the table below it. */
  label: string;
  weeks: readonly { readonly start: Instant }[];
  values: readonly (number | null)[];
  kind: "bars" | "line";
  target?: number | null;
  end: AxisEnd;
  zone: string;
};

/** Values by week: bars of what is counted, a line of what is measured. The present week is drawn stronger. */
export function WeekChart({ label, weeks, values, kind, target = null, end, zone }: WeekChartProps) {
  const y = (value: number) => HEIGHT - (Math.min(value, end.value) / end.value) * (HEIGHT - TOP);
  return (
    <>
      <div className="relative mt-3">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-33 w-full" preserveAspectRatio="none" role="img" aria-label={label}>
          <Level at={y(end.value / 2)} className="text-chart-grid" />
          <Level at={y(end.value)} className="text-chart-grid" />
          {kind === "bars" ? <Bars values={values} y={y} /> : null}
          {target === null || target > end.value ? null : <Level at={y(target)} className="text-done" isDashed />}
          {kind === "line" ? <Line values={values} y={y} /> : null}
          <Level at={HEIGHT - 0.5} className="text-border" />
        </svg>
        <span className="absolute top-1 left-0 bg-card pr-1 font-mono text-[10px] text-subtle-foreground leading-none">{end.text}</span>
      </div>
      <Days weeks={weeks} zone={zone} />
    </>
  );
}

type Scale = (value: number) => number;

function Level({ at, className, isDashed = false }: { at: number; className: string; isDashed?: boolean }) {
  const dash = isDashed ? { strokeDasharray: "3 3", strokeWidth: 1.5 } : {};
  return <line x1="0" x2={WIDTH} y1={at} y2={at} stroke="currentColor" vectorEffect="non-scaling-stroke" className={className} {...dash} />;
}

function Bars({ values, y }: { values: readonly (number | null)[]; y: Scale }) {
  const step = WIDTH / values.length;
  return values.map((value, index) => {
    const [x, top] = [index * step + (step * (1 - BAR)) / 2, y(value ?? 0)];
    const isLast = index === values.length - 1;
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
        key={index}
        x={x.toFixed(1)}
        y={top.toFixed(1)}
        width={(step * BAR).toFixed(1)}
        height={(HEIGHT - top).toFixed(1)}
        fill="currentColor"
        className={isLast ? "text-chart-1" : "text-chart-2/45"}
      />
    );
  });
}

/** Weeks without a value are passed over: the line leads from the one before to the one after. */
function Line({ values, y }: { values: readonly (number | null)[]; y: Scale }) {
  const step = (WIDTH - 2 * INSET) / Math.max(1, values.length - 1);
  const points = values.flatMap((value, index) => (value === null ? [] : [`${(INSET + index * step).toFixed(1)} ${y(value).toFixed(1)}`]));
  const look = {
    fill: "none",
    stroke: "currentColor",
    strokeLinecap: "round",
    strokeLinejoin: "round",
    className: "text-chart-1",
  } as const;
  if (points.length === 0) return null;
  return (
    <>
      <path d={`M${points.join("L")}`} strokeWidth="2" vectorEffect="non-scaling-stroke" {...look} />
      {points.map((point, index) => (
        // A dot is a line without length, round whatever the width of the chart.
        <path
          key={point}
          d={`M${point}h0.01`}
          strokeWidth={index === points.length - 1 ? 8 : 4}
          vectorEffect="non-scaling-stroke"
          {...look}
        />
      ))}
    </>
  );
}

/** About three days that a reader finds, and the present week. */
function Days({ weeks, zone }: Pick<WeekChartProps, "weeks" | "zone">) {
  const step = Math.max(1, Math.round(weeks.length / 3));
  const last = weeks.length - 1;
  const isShown = (index: number) => index === last || (index % step === 0 && last - index >= step / 2);
  return (
    <div
      className="mt-1 grid text-2xs text-subtle-foreground"
      style={{ gridTemplateColumns: `repeat(${weeks.length},minmax(0,1fr))` }}
      aria-hidden="true"
    >
      {weeks.map(({ start }, index) => (
        <span key={start} className={cn("whitespace-nowrap", index === last && "justify-self-end")}>
          {isShown(index) ? dayOf(start, zone) : ""}
        </span>
      ))}
    </div>
  );
}

/** `13 Feb`. */
export const dayOf = (instant: Instant, zone: string): string => dayLabel(instant, zone).replace(/^\w+ /, "");
