import type { ReactNode } from "react";
import { cn } from "./cn";

type PageHeaderProps = { title: ReactNode; description?: ReactNode; actions?: ReactNode; className?: string };

/** Headline of a page, a line below it, and its actions at the right. */
export function PageHeader({ title, description, actions, className }: PageHeaderProps) {
  return (
    <div className={cn("flex items-end justify-between gap-3 max-md:flex-col max-md:items-stretch", className)}>
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-[-0.015em]">{title}</h1>
        {description ? <p className="tnum text-subtle-foreground text-xs">{description}</p> : null}
      </div>
      {actions ? <div className="flex shrink-0 items-center gap-2 max-md:flex-wrap">{actions}</div> : null}
    </div>
  );
}
