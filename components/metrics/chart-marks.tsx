import { cn } from "@/components/ui/cn";
import { type ChartPoint, pathOf, type Scale } from "./chart-geometry";

/** One reading alone is a dot, this wide. */
const DOT = 5;

type LevelProps = { y: number; width: number; className: string /** How its dashes run; none: a whole line. */; dashes?: string };

/** A value that holds over the whole of a chart: a limit, or a baseline from before it. */
export function Level({ y, width, className, dashes }: LevelProps) {
  const look = { stroke: "currentColor", strokeWidth: 1, vectorEffect: "non-scaling-stroke" } as const;
  return <line x1="0" x2={width} y1={y} y2={y} strokeDasharray={dashes} className={className} {...look} />;
}

/** Dashes of the limit to proceed and of the one to roll back: told apart without colour. */
export const DASHES = { proceed: "3 3", rollBack: "8 3" } as const;

type CourseProps = { points: readonly ChartPoint[]; x: Scale; y: Scale; width: number; className?: string };

/** What was read, one after the other. */
export function Course({ points, x, y, width, className }: CourseProps) {
  if (points.length === 0) return null;
  const look = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
  return (
    <path
      d={pathOf(points, x, y)}
      {...look}
      strokeWidth={points.length === 1 ? DOT : width}
      vectorEffect="non-scaling-stroke"
      className={cn(className)}
    />
  );
}
