import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  neutral: { box: "border-border bg-sunken", icon: "text-muted-foreground" },
  brand: { box: "border-brand-line bg-brand-soft", icon: "text-brand-fg" },
  done: { box: "border-done-line bg-done-soft", icon: "text-done-fg" },
  blocked: { box: "border-blocked-line bg-blocked-soft", icon: "text-blocked-fg" },
  failed: { box: "border-failed-line bg-failed-soft", icon: "text-failed-fg" },
} as const;

export type BannerTone = keyof typeof TONES;
type BannerProps = {
  tone?: BannerTone;
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  /** Elapsed time or a count at the right end, on a phone below, in mono. */
  meta?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** A line across the page about the whole of it. Failed ones interrupt (`alert`), all others wait their turn (`status`). */
export function Banner({ tone = "neutral", icon: Icon, title, children, meta, action, className }: BannerProps) {
  return (
    <div
      role={tone === "failed" ? "alert" : "status"}
      className={cn("flex items-center gap-2.5 border-b px-4 py-2 text-sm max-md:flex-wrap", TONES[tone].box, className)}
    >
      <Icon className={cn("size-4 shrink-0", TONES[tone].icon)} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{title}</span> {children ? <span className="text-muted-foreground">{children}</span> : null}
      </span>
      {meta ? <span className="tnum font-mono text-muted-foreground text-xs max-md:basis-full max-md:pl-6.5">{meta}</span> : null}
      {action}
    </div>
  );
}
