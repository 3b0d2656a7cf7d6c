"use client";

import { CircleCheck, ShieldOff } from "lucide-react";
import { useTriple } from "@/components/release/room-time";
import { cn } from "@/components/ui/cn";
import type { PhaseState } from "@/lib/domain/release/state";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";

/** The one unmistakable line of SIGNOFF rule 21; or that the gate passed without all of them (rule 24). */
export function AllIn({ phase, className }: { phase: PhaseState; className?: string }) {
  const triple = useTriple();
  const { closed } = phase;
  if (closed?.how === "break-glass") {
    return (
      <div role="status" className={cn("flex items-start gap-2.5 rounded-md border border-blocked-line bg-blocked-soft p-3", className)}>
        <ShieldOff className="mt-0.5 size-4 shrink-0 text-blocked-fg" aria-hidden="true" />
        <div className="min-w-0">
          <div className="font-medium text-blocked-fg">Not all sign-offs of {phaseWord(phase)} are in</div>
          <div className="tnum text-muted-foreground text-xs">{`${closed.by.name} broke the glass ${triple(closed.at)}`}</div>
        </div>
      </div>
    );
  }
  return (
    <div role="status" className={cn("flex items-start gap-2.5 rounded-md border border-done-line bg-done-soft p-3", className)}>
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
      <div className="min-w-0">
        <div className="font-medium text-done-fg">All sign-offs of {phaseWord(phase)} are in</div>
        <div className="tnum text-muted-foreground text-xs">
          {closed ? `Closed ${triple(closed.at)}` : "It is passed as soon as nothing else is open."}
        </div>
      </div>
    </div>
  );
}
