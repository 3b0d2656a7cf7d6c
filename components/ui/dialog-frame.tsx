"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { FormEventHandler, ReactNode } from "react";
import { cn } from "./cn";

export const BACKDROP_CLASSES =
  "fixed inset-0 z-40 bg-overlay transition-opacity duration-180 ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0";

const WIDTHS = { sm: "md:w-[420px]", md: "md:w-[520px]", lg: "md:w-[720px]", xl: "md:w-[960px]" } as const;

/** Full-height sheet below 768 px, centred card from there on. */
export function popupClasses(size: keyof typeof WIDTHS, className?: string): string {
  return cn(
    "fixed inset-0 z-50 flex flex-col bg-card text-foreground text-sm outline-none transition-[opacity,translate] duration-180 ease-settle data-ending-style:opacity-0 data-starting-style:opacity-0",
    "max-md:data-ending-style:translate-y-4 max-md:data-starting-style:translate-y-4",
    "md:inset-auto md:top-1/2 md:left-1/2 md:max-h-[calc(100dvh-3rem)] md:max-w-[calc(100vw-2rem)] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-xl md:border md:border-border md:shadow-dialog",
    WIDTHS[size],
    className,
  );
}

const CONTROLS = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button, a[href]';

export type DialogSize = keyof typeof WIDTHS;

export type DialogFrameProps = {
  title: ReactNode;
  /** One line below the title, read with the dialog. */
  description?: ReactNode;
  /** A round mark before the title. */
  icon?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last; stacked with the main one on top below 768 px. */
  footer?: ReactNode;
  /** Wraps body and footer in a form. */
  onSubmit?: FormEventHandler<HTMLFormElement> | undefined;
  /** Name of the close button, for example "Close, sign nothing". */
  closeLabel?: string;
  bodyClassName?: string;
};

function FrameHeader({ title, description, icon, closeLabel }: Pick<DialogFrameProps, "title" | "description" | "icon" | "closeLabel">) {
  return (
    <div className="flex shrink-0 items-center gap-3 border-border border-b px-4 py-3 md:px-6 md:py-4">
      {icon}
      <div className="min-w-0 flex-1">
        <Base.Title className="font-semibold text-lg leading-5 tracking-[-0.01em]">{title}</Base.Title>
        {description ? (
          <Base.Description render={<div />} className="mt-0.5 text-muted-foreground text-xs">
            {description}
          </Base.Description>
        ) : null}
      </div>
      <Base.Close
        aria-label={closeLabel ?? "Close"}
        className="grid size-11 shrink-0 place-items-center rounded-md text-muted-foreground transition-colors duration-120 hover:bg-accent hover:text-foreground md:size-8 pointer-coarse:size-11"
      >
        <X className="size-5" aria-hidden="true" />
      </Base.Close>
    </div>
  );
}

/**
 * Focus starts at the first control of the body rather than at the close button, which comes first in the document.
 * On touch it stays on the dialog, so that no keyboard jumps up.
 */
export function focusFirstControl(popup: HTMLElement | null, openedBy: string): HTMLElement | boolean {
  if (openedBy === "touch") return popup ?? true;
  return popup?.querySelector<HTMLElement>(`[data-dialog-content] :is(${CONTROLS})`) ?? true;
}

/** What every dialog has: head with title and close button, a body that scrolls, a foot with the buttons. */
export function DialogFrame({ children, footer, onSubmit, bodyClassName, ...head }: DialogFrameProps) {
  const content = (
    <>
      <div data-dialog-content className={cn("min-h-0 flex-1 overflow-y-auto px-4 py-3 md:px-6 md:py-4", bodyClassName)}>
        {children}
      </div>
      {footer ? (
        <div
          data-dialog-content
          className="flex shrink-0 gap-2 border-border border-t bg-card px-4 pt-3 pb-5 max-md:flex-col-reverse md:items-center md:justify-end md:rounded-b-xl md:px-6 md:py-3"
        >
          {footer}
        </div>
      ) : null}
    </>
  );
  return (
    <>
      <FrameHeader {...head} />
      {onSubmit ? (
        <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
          {content}
        </form>
      ) : (
        content
      )}
    </>
  );
}
