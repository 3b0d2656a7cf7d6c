"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { cn } from "./cn";
import { useOpenedOnce } from "./opened-once";
import type { PopoverProps } from "./popover";

/** The panel beside its button, opened as soon as it is drawn. */
export function OpenedPopover({
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
  const button = useOpenedOnce();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger ref={button} render={trigger} />
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
