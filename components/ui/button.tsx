"use client";

import { type ComponentProps, type MouseEvent, useId } from "react";
import { type ButtonVariants, buttonVariants, REFUSED_CLASSES } from "./button-variants";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> &
  ButtonVariants & {
    /** Why the button refuses. It stays focusable, is `aria-disabled`, and the text stands after it in the same flex row or column. */
    disabledReason?: string | undefined;
    /** Id of text already on the page that gives the reason; then none is drawn. */
    reasonId?: string | undefined;
    reasonClassName?: string | undefined;
    /** Runs instead of `onClick` while refused: move focus to what is missing. */
    onRefusedPress?: (() => void) | undefined;
    /** The press is under way: further presses are ignored, focus stays. */
    busy?: boolean | undefined;
  };

/** A button. `type` is "button" unless told otherwise, so that it never submits by accident. */
export function Button(props: ButtonProps) {
  const { variant, size, disabledReason, reasonId, reasonClassName, onRefusedPress, busy, className, onClick, children, ...rest } = props;
  const ownId = useId();
  const isRefused = disabledReason !== undefined || reasonId !== undefined;
  const describedBy = [rest["aria-describedby"], reasonId ?? (disabledReason === undefined ? undefined : ownId)].filter(Boolean).join(" ");

  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isRefused && !busy) {
      onClick?.(event);
      return;
    }
    event.preventDefault();
    if (isRefused) onRefusedPress?.();
  };

  return (
    <>
      <button
        type="button"
        {...rest}
        onClick={press}
        aria-disabled={isRefused || busy ? true : undefined}
        aria-busy={busy ? true : undefined}
        aria-describedby={describedBy || undefined}
        className={cn(buttonVariants({ variant, size }), isRefused && REFUSED_CLASSES, className)}
      >
        {busy ? <Spinner /> : null}
        {children}
      </button>
      {disabledReason !== undefined && reasonId === undefined ? (
        <span id={ownId} className={cn("text-2xs text-subtle-foreground print:hidden", reasonClassName)}>
          {disabledReason}
        </span>
      ) : null}
    </>
  );
}
