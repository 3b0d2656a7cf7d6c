"use client";

import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type RadioOption<T extends string> = { readonly value: T; readonly label: ReactNode; readonly disabled?: boolean };

export type RadioCardsProps<T extends string> = {
  /** Names the group; drawn by the caller when `labelledBy` is given instead. */
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  options: readonly RadioOption<T>[];
  /** Null: nothing chosen yet. */
  value: T | null;
  onValueChange: (value: T) => void;
  /** Form field; made up when absent. */
  name?: string;
  /** `sm` is for a question within a row: no check mark, as wide as the words. */
  size?: "md" | "sm";
  className?: string;
};

/** Five in one row leave no room for the words of the chosen one. */
const COLUMNS: Record<number, string> = { 2: "sm:grid-cols-2", 3: "sm:grid-cols-3", 4: "sm:grid-cols-4", 5: "sm:grid-cols-3" };

const SIZES = {
  md: "h-8 min-w-0 px-2 rounded-md max-md:h-11 pointer-coarse:h-11",
  sm: "h-[26px] rounded-sm px-2 max-md:h-11 pointer-coarse:h-11",
} as const;

/** Answers side by side, one of which holds. Native radio buttons: arrow keys move, Tab enters and leaves. */
export function RadioCards<T extends string>(props: RadioCardsProps<T>) {
  const { label, labelledBy, describedBy, options, value, onValueChange, name, size = "md", className } = props;
  const made = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={cn(size === "sm" ? "flex flex-wrap gap-1" : cn("grid grid-cols-2 gap-1.5", COLUMNS[options.length]), className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "relative flex cursor-pointer items-center justify-center gap-1.5 border border-border bg-card text-muted-foreground text-xs transition-colors duration-120 hover:bg-accent has-disabled:cursor-not-allowed has-checked:border-brand has-checked:bg-brand-soft has-disabled:bg-muted has-checked:font-medium has-checked:text-brand-fg has-disabled:text-subtle-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
            SIZES[size],
          )}
        >
          <input
            type="radio"
            name={name ?? made}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            onChange={() => onValueChange(option.value)}
            className="sr-only"
          />
          {value === option.value && size === "md" ? <Check className="size-3.5" aria-hidden="true" /> : null}
          <span className="truncate">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
