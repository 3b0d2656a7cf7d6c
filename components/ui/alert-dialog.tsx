"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactElement, RefObject } from "react";
import { BACKDROP_CLASSES, DialogFrame, type DialogFrameProps, type DialogSize, popupClasses } from "./dialog-frame";

export type AlertDialogProps = DialogFrameProps & {
  open?: boolean | undefined;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  size?: DialogSize;
  /** Where focus starts: the harmless button. Required, so that Enter on opening never does the dangerous thing. */
  initialFocus: RefObject<HTMLElement | null>;
  className?: string;
};

/** A dialog that must be answered: a press outside does not close it, Esc does and changes nothing. */
export function AlertDialog({ open, onOpenChange, trigger, size = "md", initialFocus, className, ...frame }: AlertDialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASSES} />
        <Base.Popup initialFocus={initialFocus} className={popupClasses(size, className)}>
          <DialogFrame {...frame} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
