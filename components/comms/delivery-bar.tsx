import { cn } from "@/components/ui/cn";
import type { DeliveryCounts } from "@/lib/contracts/message";
import { partsOfDelivery } from "./delivery-words";

/** As many pieces as can be told apart; more recipients share them. */
const MAX_PIECES = 24;

/** One piece per recipient, in shares where there are many. Says nothing by itself: the counts stand beside it. */
export function DeliveryBar({ counts, className }: { counts: DeliveryCounts; className?: string }) {
  const parts = partsOfDelivery(counts);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const pieces = parts.flatMap(({ key, bar, count }) => {
    const length = total > MAX_PIECES ? Math.max(1, Math.round((count * MAX_PIECES) / total)) : count;
    return Array.from({ length }, (_, index) => ({ key: `${key}${index}`, bar }));
  });
  return (
    <span className={cn("flex h-1.5 gap-[3px]", className)} aria-hidden="true">
      {pieces.map(({ key, bar }) => (
        <span key={key} className={cn("min-w-1 flex-1 rounded-full", bar)} />
      ))}
    </span>
  );
}
