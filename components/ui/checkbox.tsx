"use client";

import { Check, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  /** Answers and settings. */
  brand: { box: "size-4 rounded-[4px] checked:border-brand checked:bg-brand", sign: "size-3 text-brand-on", offset: "mt-0.5" },
  /** A promise within a signature. */
  ink: {
    box: "size-[18px] rounded-[5px] checked:border-primary checked:bg-primary",
    sign: "size-3.5 text-primary-foreground",
    offset: "mt-px",
  },
} as const;

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & {
  label: ReactNode;
  /** A second line below the label. */
  hint?: ReactNode;
  tone?: keyof typeof TONES;
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
};

/** A native checkbox with its label; the whole row is the target. `className` goes to the row. */
export function Checkbox({ label, hint, tone = "brand", indeterminate = false, className, ...rest }: CheckboxProps) {
  const look = TONES[tone];
  const Sign = indeterminate ? Minus : Check;
  return (
    <label className={cn("flex items-start gap-2.5 py-1 pointer-coarse:py-3", className)}>
      <span className={cn("relative grid shrink-0 place-items-center", look.offset)}>
        <input
          {...rest}
          type="checkbox"
          ref={(node) => {
            if (node) node.indeterminate = indeterminate;
          }}
          className={cn(
            "peer appearance-none border-[1.5px] border-input bg-card disabled:not-checked:bg-muted disabled:opacity-60 aria-invalid:border-failed",
            look.box,
            indeterminate && "border-brand bg-brand",
          )}
        />
        <Sign
          className={cn("pointer-events-none absolute hidden peer-checked:block", look.sign, indeterminate && "block")}
          aria-hidden="true"
        />
      </span>
      <span className="min-w-0">
        <span className="block text-sm">{label}</span>
        {hint ? <span className="block text-subtle-foreground text-xs">{hint}</span> : null}
      </span>
    </label>
  );
}
