"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

const DELAY_MS = 400;

type TooltipProps = {
  /** Never the only place where something important stands. */
  content: ReactNode;
  /** A focusable element with its own name. */
  children: ReactElement;
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
};

/** More about a control, on hover and on focus; Esc hides it. */
export function Tooltip({ content, children, side = "top", className }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={DELAY_MS} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-60">
          <Base.Popup
            className={cn(
              "tnum max-w-72 rounded-md border border-border bg-popover px-2 py-1 text-popover-foreground text-xs shadow-pop transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0",
              className,
            )}
          >
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
