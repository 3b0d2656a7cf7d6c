import { Check, Lock, OctagonX, PenLine, Slash } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type PhaseGlyphState = "locked" | "open" | "awaiting" | "signed" | "skipped" | "halted";

const LOOKS: Record<Exclude<PhaseGlyphState, "open">, { ring: string; sign: ReactNode }> = {
  locked: { ring: "border-[1.5px] border-na/60 text-na-fg", sign: <Lock className="size-2.5" aria-hidden="true" /> },
  awaiting: {
    ring: "border-[1.5px] border-signoff bg-signoff-soft text-signoff-fg",
    sign: <PenLine className="size-3" aria-hidden="true" />,
  },
  signed: { ring: "bg-done text-done-on", sign: <Check className="size-3" aria-hidden="true" /> },
  skipped: { ring: "border-[1.5px] border-na border-dashed text-na-fg", sign: <Slash className="size-3" aria-hidden="true" /> },
  halted: { ring: "bg-failed text-failed-on", sign: <OctagonX className="size-3" aria-hidden="true" /> },
};

const SIZES = { sm: "size-[18px]", md: "size-5" } as const;
const CIRCUMFERENCE = 50.27;

function OpenRing({ progress, className }: { progress: number; className: string }) {
  const arc = Math.min(1, Math.max(0, progress)) * CIRCUMFERENCE;
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      className={cn("shrink-0 -rotate-90 text-brand", className)}
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r="8" strokeWidth="1.75" opacity=".3" />
      {arc > 0 ? <circle cx="10" cy="10" r="8" strokeWidth="2.5" strokeLinecap="butt" strokeDasharray={`${arc} ${CIRCUMFERENCE}`} /> : null}
    </svg>
  );
}

type PhaseGlyphProps = {
  state: PhaseGlyphState /** Share resolved, 0 to 1; drawn while open. */;
  progress?: number;
  size?: keyof typeof SIZES;
  className?: string;
};

/** The circle that shows a phase's state by shape. Hidden from assistive technology: the link around it carries the name. */
export function PhaseGlyph({ state, progress = 0, size = "md", className }: PhaseGlyphProps) {
  if (state === "open") return <OpenRing progress={progress} className={cn(SIZES[size], className)} />;
  return (
    <span aria-hidden="true" className={cn("grid shrink-0 place-items-center rounded-full", SIZES[size], LOOKS[state].ring, className)}>
      {LOOKS[state].sign}
    </span>
  );
}
