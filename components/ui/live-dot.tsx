import { cn } from "./cn";

/** The pulse beside something that is going on. Says nothing by itself: a word stands beside it. */
export function LiveDot({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("relative inline-grid size-2 place-items-center", className)}>
      <span className="absolute size-2 animate-live rounded-full bg-brand" />
    </span>
  );
}
