"use client";

import { Bell as BellIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

type BellProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & { /** Unread ones; zero draws no badge. */ count: number };

/** The bell of the top bar. Use it as the trigger of the inbox popover, or give it an `onClick`. */
export function Bell({ count, className, ...rest }: BellProps) {
  const shown = count > 99 ? "99+" : String(count);
  return (
    <button
      type="button"
      {...rest}
      aria-label={count > 0 ? `Notifications, ${count} unread` : "Notifications"}
      className={cn(
        "relative inline-grid size-8 place-items-center rounded-md text-muted-foreground transition-colors duration-120 hover:bg-accent hover:text-foreground pointer-coarse:size-11",
        className,
      )}
    >
      <span className="relative grid">
        <BellIcon className="size-4" aria-hidden="true" />
        {count > 0 ? (
          <span className="tnum absolute -top-1 -right-1 grid h-3.5 min-w-3.5 place-items-center rounded-full bg-signoff px-0.5 font-semibold text-[9px] text-signoff-on">
            {shown}
          </span>
        ) : null}
      </span>
    </button>
  );
}
