"use client";

import { Siren } from "lucide-react";
import Link from "next/link";
import { useTriple } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { incidentHref } from "@/lib/client/incident-href";
import { useRoom } from "@/lib/client/use-room";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import { type StagePhase, stageBegan } from "@/lib/domain/stage/stage-time";

/** The incidents that were declared while a stage was watched, beside what was read and decided of it. Draws nothing where there is none. */
export function IncidentsHere({ phase }: { phase: StagePhase }) {
  const { state } = useRoom();
  const { team } = useWorkspace();
  const triple = useTriple();
  const began = stageBegan(state, phase);
  const until = phase.closed?.at ?? null;
  const here = linkedIncidents(state.incidents).filter(
    ({ declaredAt: at }) => began !== null && at >= began && (until === null || at <= until),
  );
  if (here.length === 0) return null;
  return (
    <ul aria-label="Incidents declared here" className="mt-4 space-y-3 text-xs">
      {here.map(({ latest, declaredAt, endedAt }) => (
        <li key={latest.id} className="flex gap-2">
          <Siren className={cn("mt-0.5 size-4 shrink-0", endedAt === null ? "text-failed-fg" : "text-na")} aria-hidden="true" />
          <div className="min-w-0 wrap-anywhere">
            <Link href={incidentHref(team.slug, latest.id)} className={TEXT_LINK_CLASSES}>
              {latest.severity} {latest.title}
            </Link>
            <span className="tnum block text-subtle-foreground">
              Declared {triple(declaredAt)}
              {endedAt === null ? "" : ", resolved"}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
