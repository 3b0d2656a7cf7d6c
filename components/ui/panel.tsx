import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type PanelProps = {
  title: ReactNode;
  /** Right end of the head: a count, a legend, a link. */
  aside?: ReactNode;
  children: ReactNode;
  /** `sm` is 36 px with small type, `md` 40 px. */
  size?: "sm" | "md";
  headingLevel?: 2 | 3;
  className?: string;
};

const HEADS = { sm: "h-9 text-xs", md: "h-10 text-sm" } as const;

/** A card with a head, on pages. The head names the region. */
export function Panel({ title, aside, children, size = "md", headingLevel = 2, className }: PanelProps) {
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section aria-labelledby={headingId} className={cn("min-w-0 rounded-lg border border-border bg-card", className)}>
      <div className={cn("flex items-center justify-between gap-3 border-border-soft border-b px-4", HEADS[size])}>
        <Heading id={headingId} className="flex max-w-full shrink-0 items-center gap-2 font-semibold">
          {title}
        </Heading>
        {aside ? <div className="min-w-0 truncate text-subtle-foreground text-xs">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
