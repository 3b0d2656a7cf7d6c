"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { BACKDROP_CLASSES, DialogFrame, type DialogFrameProps } from "./dialog-frame";

const SIDES = {
  left: "left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
  right: "right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full",
} as const;

type SheetProps = Omit<DialogFrameProps, "onSubmit"> & {
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  side?: keyof typeof SIDES;
  /** Hides the head visually; the title still names the sheet. The content then brings its own way to close. */
  bare?: boolean;
  className?: string;
};

function Body({ bare, title, children, ...frame }: DialogFrameProps & { bare: boolean | undefined; children?: ReactNode }) {
  if (!bare) {
    return (
      <DialogFrame title={title} {...frame}>
        {children}
      </DialogFrame>
    );
  }
  return (
    <>
      <Base.Title className="sr-only">{title}</Base.Title>
      {children}
    </>
  );
}

/** A column that slides in from a side, as wide as the screen allows below 768 px. */
export function Sheet({ open, onOpenChange, trigger, side = "right", className, bare, ...frame }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASSES} />
        <Base.Popup
          className={cn(
            "fixed inset-y-0 z-50 flex w-full flex-col border-border bg-card text-foreground text-sm shadow-dialog outline-none transition-[translate] duration-180 ease-settle md:w-[360px]",
            SIDES[side],
            className,
          )}
        >
          <Body bare={bare} {...frame} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
