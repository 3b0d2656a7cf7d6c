import { Check, Lock, Pause, Slash, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type ItemGlyphState = "todo" | "sending" | "done" | "not-applicable" | "waived" | "blocked" | "failed" | "locked";

const LOOKS: Record<ItemGlyphState, { box: string; sign: ReactNode }> = {
  todo: { box: "border-[1.5px] border-todo bg-card", sign: null },
  sending: {
    box: "border-[1.5px] border-dashed border-done text-done-fg",
    sign: <Check className="size-3.5" aria-hidden="true" />,
  },
  done: { box: "bg-done text-done-on", sign: <Check className="size-3.5" aria-hidden="true" /> },
  "not-applicable": { box: "border-[1.5px] border-na border-dashed text-na-fg", sign: <Slash className="size-3" aria-hidden="true" /> },
  waived: { box: "border-[1.5px] border-na border-dashed font-semibold text-[10px] text-na-fg leading-none", sign: "W" },
  blocked: {
    box: "border-[1.5px] border-blocked bg-blocked-soft text-blocked-fg",
    sign: <Pause className="size-3" aria-hidden="true" />,
  },
  failed: { box: "bg-failed text-failed-on", sign: <X className="size-3.5" aria-hidden="true" /> },
  locked: {
    box: "border-[1.5px] border-dashed border-na text-na-fg",
    sign: <Lock className="size-2.5" aria-hidden="true" />,
  },
};

/** 16 px for nested items, 18 px in rows, 22 px on a phone. */
const SIZES = { sm: "size-4 rounded-[4px]", md: "size-[18px]", lg: "size-[22px]" } as const;

/** The square that shows an item's state by shape. It is hidden from assistive technology: the control around it carries the name. */
export function ItemGlyph({ state, size = "md", className }: { state: ItemGlyphState; size?: keyof typeof SIZES; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("inline-grid shrink-0 place-items-center rounded-[5px]", SIZES[size], LOOKS[state].box, className)}
    >
      {LOOKS[state].sign}
    </span>
  );
}
