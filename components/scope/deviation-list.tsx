import { CircleMinus, CirclePlus, type LucideIcon, Pin, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { PhaseState } from "@/lib/domain/release/state";
import { type Deviation, deviationText } from "@/lib/domain/scope/deviations";

const SIGNS: Record<Deviation["kind"], { icon: LucideIcon; tone: string }> = {
  "taken-out": { icon: CircleMinus, tone: "text-blocked-fg" },
  own: { icon: CirclePlus, tone: "text-brand-fg" },
  "put-back": { icon: Undo2, tone: "text-brand-fg" },
  kept: { icon: Pin, tone: "text-subtle-foreground" },
};

type DeviationListProps = {
  deviations: readonly Deviation[];
  phases: readonly PhaseState[];
  className?: string;
  /** What can be done about one, at its right. */
  children?: (deviation: Deviation) => ReactNode;
};

/** Items that differ from what the answers ask for: which, whose doing, and why. */
export function DeviationList({ deviations, phases, className, children }: DeviationListProps) {
  return (
    <ul className={cn("divide-y divide-border-soft", className)}>
      {deviations.map((one) => {
        const { icon: Icon, tone } = SIGNS[one.kind];
        return (
          <li key={one.key} className="flex items-start gap-2.5 py-2">
            <Icon className={cn("mt-0.5 size-4 shrink-0", tone)} aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span className="block wrap-anywhere">{one.title}</span>
              <span className="block text-subtle-foreground text-xs wrap-anywhere">
                {phases.find(({ key }) => key === one.phase)?.code}
                {one.required ? "" : ", optional"}. {deviationText(one)}
              </span>
            </span>
            {children?.(one)}
          </li>
        );
      })}
    </ul>
  );
}
