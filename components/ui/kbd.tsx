import type { ComponentProps } from "react";
import { cn } from "./cn";

const LOOKS = {
  key: "inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border border-border bg-card px-1 text-[10px] text-muted-foreground leading-none",
  /** On a coloured button: takes the colour of its text. */
  inline: "ml-1 rounded-sm border border-current/25 px-1 text-[10px] leading-4",
} as const;

/** One key or chord, such as `x` or `⌘K`. */
export function Kbd({ look = "key", className, ...rest }: ComponentProps<"kbd"> & { look?: keyof typeof LOOKS }) {
  return <kbd {...rest} className={cn("font-medium font-sans", LOOKS[look], className)} />;
}
