"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type Segment<T extends string> = { readonly value: T; readonly label: ReactNode };

type SegmentedControlProps<T extends string> = {
  label: string;
  segments: readonly Segment<T>[];
  value: T;
  onValueChange: (value: T) => void;
  className?: string;
};

/** A filter with few values in one frame, 28 px high. Native radio buttons. */
export function SegmentedControl<T extends string>({ label, segments, value, onValueChange, className }: SegmentedControlProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn(
        "inline-flex h-7 shrink-0 items-stretch rounded-md border border-border text-muted-foreground text-xs max-md:h-11 pointer-coarse:h-11",
        className,
      )}
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          className="relative flex cursor-pointer items-center border-border px-2 whitespace-nowrap transition-colors duration-120 first:rounded-l-[5px] last:rounded-r-[5px] not-first:border-l hover:text-foreground has-checked:bg-muted has-checked:font-medium has-checked:text-foreground has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-1"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={value === segment.value}
            onChange={() => onValueChange(segment.value)}
            className="sr-only"
          />
          {segment.label}
        </label>
      ))}
    </div>
  );
}
