import { cn } from "./cn";

/** A grey place where something will be. Give it a size. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={cn("block rounded-sm bg-muted", className)} />;
}

const WIDTHS = ["w-3/5", "w-2/5", "w-1/2"] as const;

/** Rows of a list that is loading. Appears after 300 ms, so that a quick answer does not flicker. */
export function SkeletonRows({ rows = 3, label = "Loading", className }: { rows?: number; label?: string; className?: string }) {
  const places = Array.from({ length: rows }, (_, index) => ({ key: `row-${index}`, width: WIDTHS[index % WIDTHS.length] }));
  return (
    <div role="status" aria-busy="true" aria-label={label} className={cn("animate-late space-y-2.5 px-4 py-3", className)}>
      {places.map((place) => (
        <div key={place.key} className="flex items-center gap-3">
          <Skeleton className="size-[18px] rounded-[5px]" />
          <Skeleton className={cn("h-3", place.width)} />
        </div>
      ))}
    </div>
  );
}
