"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldAttributes } from "./field-context";

export type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ mono, className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      {...rest}
      {...useFieldAttributes(rest)}
      className={cn(CONTROL_CLASSES, "block field-sizing-content min-h-16 py-1.5", "read-only:bg-sunken", mono && "font-mono", className)}
    />
  );
}
