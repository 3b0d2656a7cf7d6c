"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL_CLASSES } from "./control-classes";
import { useFieldAttributes } from "./field-context";

const SIZES = { md: "h-8", lg: "h-10 px-3 text-base" } as const;

export type InputProps = Omit<ComponentProps<"input">, "size"> & {
  /** 32 or 40 px; 44 px on a phone either way. */
  size?: keyof typeof SIZES;
  /** For versions, digests, commands. */
  mono?: boolean;
};

/** One line of text. Inside a Field it takes id, description and validity from there. */
export function Input({ size = "md", mono, className, ...rest }: InputProps) {
  return (
    <input
      {...rest}
      {...useFieldAttributes(rest)}
      className={cn(CONTROL_CLASSES, SIZES[size], "max-md:h-11 max-md:text-lg", "read-only:bg-sunken", mono && "font-mono", className)}
    />
  );
}
