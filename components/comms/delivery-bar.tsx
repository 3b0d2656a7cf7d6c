import { cn } from "@/components/ui/cn";
import type { DeliveryCounts } from "@/lib/contracts/message";
import { partsOfDelivery } from "./delivery-words";

/** Beyond so many a part is drawn as one piece. */
const MAX_PIECES = 24;

/** One piece per recipient, or per state where there are many. Says nothing by itself: the counts stand beside it. */
export function DeliveryBar({ counts, className }: { counts: DeliveryCounts; className?: string }) {
  const parts = partsOfDelivery(counts);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const pieces = parts.flatMap(({ key, bar, count }) =>
    total > MAX_PIECES
      ? [{ key, bar, grow: count }]
      : Array.from({ length: count }, (_, index) => ({ key: `${key}${index}`, bar, grow: 1 })),
  );
  return (
    <span className={cn("flex h-1.5 gap-[3px]", className)} aria-hidden="true">
      {pieces.map(({ key, bar, grow }) => (
        <span key={key} className={cn("min-w-1 rounded-full", bar)} style={{ flexGrow: grow }} />
      ))}
    </span>
  );
}
