import type { PhasePreview } from "@/lib/client/plan-preview";

type PlanBarProps = { phase: PhasePreview; isTailored: boolean /** What the whole width stands for, in items. */; most: number };

/** How much is in a phase: of the template, added, and left out; or, of a whole template, required and optional. */
export function PlanBar({ phase: { required, optional, added, leftOut }, isTailored, most }: PlanBarProps) {
  const total = required + optional;
  const first = isTailored ? total - added : required;
  const unit = 100 / most;
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block h-2.5 w-full" aria-hidden="true">
      <rect width={first * unit} height="1" className="fill-foreground/70 transition-[width] duration-180 ease-settle" />
      <rect x={first * unit} width={(total - first) * unit} height="1" className="fill-brand" />
      {leftOut > 0 ? (
        <rect
          x={total * unit + 0.2}
          y="0.06"
          width={Math.max(0, leftOut * unit - 0.4)}
          height="0.88"
          vectorEffect="non-scaling-stroke"
          strokeDasharray="2 2"
          className="fill-none stroke-border-strong"
        />
      ) : null}
    </svg>
  );
}

/** What the colours of the bars stand for. */
export function PlanBarLegend({ isTailored }: { isTailored: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-subtle-foreground">
      <span className="flex items-center gap-1.5">
        <span className="h-2 w-3 rounded-xs bg-foreground/70" />
        {isTailored ? "template" : "required"}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-2 w-3 rounded-xs bg-brand" />
        {isTailored ? "added for you" : "optional"}
      </span>
      {isTailored ? (
        <span className="flex items-center gap-1.5">
          <span className="h-2 w-3 rounded-xs border border-border-strong border-dashed" />
          left out
        </span>
      ) : null}
    </span>
  );
}
