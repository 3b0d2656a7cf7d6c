"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldAttributes } from "./field-context";

const SIZES = { sm: "h-7 text-xs", md: "h-8", lg: "h-10 px-3 text-base" } as const;

export type SelectProps = Omit<ComponentProps<"select">, "size"> & { size?: keyof typeof SIZES; wrapperClassName?: string };

/** A native select: the platform's own list is the accessible one, and on a phone the better one. */
export function Select({ size = "md", className, wrapperClassName, ...rest }: SelectProps) {
  return (
    <span className={cn("relative block", wrapperClassName)}>
      <select
        {...rest}
        {...useFieldAttributes(rest)}
        className={cn(CONTROL_CLASSES, SIZES[size], "appearance-none truncate bg-card pr-8 max-md:h-11 max-md:text-lg", className)}
      />
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted-foreground"
        aria-hidden="true"
      />
    </span>
  );
}
