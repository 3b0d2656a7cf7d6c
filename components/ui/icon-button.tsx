"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";

const SIZES = { sm: "size-6 rounded-sm [&>svg]:size-3.5", md: "size-7 [&>svg]:size-4", lg: "size-8 [&>svg]:size-4" } as const;

export type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "disabled"> & {
  /** Accessible name, also the native tooltip. */
  label: string;
  size?: keyof typeof SIZES;
  /** Why it refuses; read after the name and shown in the tooltip. */
  disabledReason?: string | undefined;
};

/** A square button with one icon: 24, 28 or 32 px, 44 px on touch. */
export function IconButton({ label, size = "md", disabledReason, className, onClick, ...rest }: IconButtonProps) {
  const isRefused = disabledReason !== undefined;
  return (
    <button
      type="button"
      title={isRefused ? `${label}. ${disabledReason}` : label}
      {...rest}
      onClick={isRefused ? (event) => event.preventDefault() : onClick}
      aria-label={isRefused ? `${label}. ${disabledReason}` : label}
      aria-disabled={isRefused ? true : undefined}
      className={cn(
        "relative inline-grid shrink-0 place-items-center rounded-md text-muted-foreground transition-colors duration-120 pointer-coarse:size-11 print:hidden",
        SIZES[size],
        isRefused ? "cursor-not-allowed opacity-60" : "hover:bg-accent hover:text-foreground",
        className,
      )}
    />
  );
}
