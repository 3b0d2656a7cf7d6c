"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

type PopoverProps = {
  trigger: ReactElement;
  /** Names the popover for assistive technology. */
  title: ReactNode;
  /** Draws the title; otherwise it is only read. */
  showTitle?: boolean;
  children: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
};

/** A small panel beside its button; the page behind stays usable. */
export function Popover({
  trigger,
  title,
  showTitle,
  children,
  open,
  onOpenChange,
  align = "end",
  side = "bottom",
  className,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50">
          <Base.Popup
            className={cn(
              "w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-border bg-popover p-3 text-popover-foreground text-sm shadow-pop outline-none transition-opacity duration-180 ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0",
              className,
            )}
          >
            <Base.Title className={showTitle ? "mb-2 font-medium text-sm" : "sr-only"}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
