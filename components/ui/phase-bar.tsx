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

/** From so many phases on a segment is as wide as its code asks for: else the codes would be cut. */
const MANY = 8;

/** One segment per phase, in order. */
export function PhaseBar({ segments, showCodes, className }: PhaseBarProps) {
  const spoken = segments.map((segment) => `${segment.code} ${segment.state}`).join(", ");
  const width = showCodes && segments.length >= MANY ? "min-w-0 flex-auto" : "min-w-0 flex-1";
  return (
    <div role="img" aria-label={spoken} className={cn("flex gap-1", className)}>
      {segments.map(({ code, state, progress = 0 }) => (
        <span key={code} className={width}>
          <span className={cn("block h-1.5 overflow-hidden rounded-full", BARS[state])}>
            {state === "open" ? <BarFill share={progress} className="fill-brand" /> : null}
          </span>
          {showCodes ? <span className={cn("mt-1 block truncate font-mono text-[10px] leading-3", LABELS[state])}>{code}</span> : null}
        </span>
      ))}
    </div>
  );
}
