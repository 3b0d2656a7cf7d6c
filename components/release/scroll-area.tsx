import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type ScrollAreaProps = {
  /** Names the region for those who reach it by keyboard. */
  label: string;
  children: ReactNode;
  className?: string;
};

/** A column that scrolls by itself and may hold nothing to focus: the keyboard scrolls it once it has the focus (WCAG 2.1.1). */
export function ScrollArea({ label, children, className }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it what is scrolled out of sight cannot be reached by keyboard.
      tabIndex={0}
      className={cn(
        "min-h-0 overflow-y-auto focus-visible:outline-2 focus-visible:outline-ring focus-visible:-outline-offset-2",
        className,
      )}
    >
      {children}
    </section>
  );
}
