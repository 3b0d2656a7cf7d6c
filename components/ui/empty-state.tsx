import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  icon: LucideIcon;
  title: ReactNode;
  /** What will appear here. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string;
};

/** Nothing here yet: says what will be, and offers one next step. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-6 text-center", className)}>
      <span className="grid size-9 place-items-center rounded-md border border-border text-muted-foreground">
        <Icon className="size-[18px]" aria-hidden="true" />
      </span>
      <p className="mt-3 font-medium">{title}</p>
      {children ? <div className="mt-0.5 max-w-[34ch] text-muted-foreground text-xs">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
