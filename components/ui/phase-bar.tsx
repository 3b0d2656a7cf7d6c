import { BarFill } from "./bar-fill";
import { cn } from "./cn";
import type { PhaseGlyphState } from "./phase-glyph";

export type PhaseBarSegment = {
  readonly code: string;
  readonly state: PhaseGlyphState;
  /** Share resolved, 0 to 1; drawn while open. */
  readonly progress?: number;
};

const BARS: Record<PhaseGlyphState, string> = {
  locked: "bg-border",
  open: "bg-border",
  awaiting: "bg-signoff",
  signed: "bg-done",
  skipped: "border border-dashed border-na",
  halted: "bg-failed",
};

const LABELS: Record<PhaseGlyphState, string> = {
  locked: "text-subtle-foreground",
  open: "font-medium text-brand-fg",
  awaiting: "font-medium text-signoff-fg",
  signed: "text-subtle-foreground",
  skipped: "text-subtle-foreground",
  halted: "font-medium text-failed-fg",
};

type PhaseBarProps = {
  segments: readonly PhaseBarSegment[] /** Codes below the bar, as on Home. */;
  showCodes?: boolean;
  className?: string;
};

/** One segment per phase, in order. */
export function PhaseBar({ segments, showCodes, className }: PhaseBarProps) {
  const spoken = segments.map((segment) => `${segment.code} ${segment.state}`).join(", ");
  return (
    <div role="img" aria-label={spoken} className={className}>
      <div className="flex gap-1">
        {segments.map((segment) => (
          <span key={segment.code} className={cn("h-1.5 flex-1 overflow-hidden rounded-full", BARS[segment.state])}>
            {segment.state === "open" ? <BarFill share={segment.progress ?? 0} className="fill-brand" /> : null}
          </span>
        ))}
      </div>
      {showCodes ? (
        <div className="mt-1 flex gap-1 font-mono text-[10px] leading-3">
          {segments.map((segment) => (
            <span key={segment.code} className={cn("flex-1 truncate", LABELS[segment.state])}>
              {segment.code}
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}
