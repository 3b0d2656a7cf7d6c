"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type RefObject, useRef } from "react";
import { BACKDROP_CLASSES, DialogFrame, type DialogFrameProps, type DialogSize, focusFirstControl, popupClasses } from "./dialog-frame";

export type DialogProps = DialogFrameProps & {
  open?: boolean | undefined;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A button that opens it; needed only where the dialog is not controlled. Focus returns to it. */
  trigger?: ReactElement;
  size?: DialogSize;
  /** Where focus starts; the first control of the body when absent. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where focus goes on closing; the opener when absent. */
  finalFocus?: RefObject<HTMLElement | null>;
  className?: string;
};

/** A question over the page: traps focus, gives it back, closes with Esc or a press outside without doing anything. */
export function Dialog({
  open,
  defaultOpen,
  onOpenChange,
  trigger,
  size = "md",
  initialFocus,
  finalFocus,
  className,
  ...frame
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} defaultOpen={defaultOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP_CLASSES} />
        <Base.Popup
          ref={popup}
          initialFocus={initialFocus ?? ((openedBy) => focusFirstControl(popup.current, openedBy))}
          finalFocus={finalFocus}
          className={popupClasses(size, className)}
        >
          <DialogFrame {...frame} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
