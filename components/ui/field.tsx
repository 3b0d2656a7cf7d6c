"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";

type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what would be right; shown with an icon and read with the control. */
  error?: ReactNode;
  /** Sets `aria-required`; the label does not change. */
  required?: boolean;
  /** Adds ", optional" to the label. */
  optional?: boolean;
  /** Right end of the label row, for example a link. */
  aside?: ReactNode;
  /** Id of the control; made up when absent. */
  id?: string;
  labelClassName?: string;
  className?: string;
};

/** Label, control, hint and error, wired by id to whichever Input, Textarea or Select stands inside. */
export function Field({ label, children, hint, error, required = false, optional, aside, id, labelClassName, className }: FieldProps) {
  const made = useId();
  const control = id ?? made;
  const hasError = Boolean(error);
  const describedBy = [hint ? `${control}-hint` : "", hasError ? `${control}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id: control, describedBy, isInvalid: hasError, isRequired: required }}>
      <div className={cn("min-w-0", className)}>
        <div className="flex justify-between gap-2">
          <label htmlFor={control} className={cn("block font-medium text-xs", labelClassName)}>
            {label}
            {optional ? <span className="font-normal text-subtle-foreground">, optional</span> : null}
          </label>
          {aside}
        </div>
        <div className="mt-1">{children}</div>
        {hint ? (
          <p id={`${control}-hint`} className="mt-1 text-subtle-foreground text-xs">
            {hint}
          </p>
        ) : null}
        {hasError ? (
          <p id={`${control}-error`} className="mt-1 flex items-start gap-1 text-failed-fg text-xs">
            <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
            <span>{error}</span>
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
