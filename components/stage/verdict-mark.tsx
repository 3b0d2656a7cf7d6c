import { cn } from "@/components/ui/cn";
import type { Zone } from "@/lib/domain/metrics/criterion";
import { verdictWord } from "@/lib/domain/metrics/metric-words";
import { zoneLook } from "./zone-look";

type VerdictMarkProps = { zone: Zone | null /** Whether the canary was read at all. */; isRead: boolean; className?: string };

/** A verdict by shape and word. */
export function VerdictMark({ zone, isRead, className }: VerdictMarkProps) {
  const { icon: Icon, tone } = zoneLook(zone, isRead);
  return (
    <span className={cn("inline-flex items-center gap-1 font-medium text-xs whitespace-nowrap", tone, className)}>
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {verdictWord(zone, isRead)}
    </span>
  );
}
