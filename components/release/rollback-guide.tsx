"use client";

import { Gauge } from "lucide-react";
import { type ReactNode, useState } from "react";
import { CriteriaPanel, criteriaSummary } from "@/components/cause/criteria-panel";
import { RollbackClocks, WriteUpdate } from "@/components/cause/rollback-clocks";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { useRoom } from "@/lib/client/use-room";
import { criteriaRows } from "@/lib/domain/cause/criteria-rows";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import { besidesOf, databaseWayBack } from "@/lib/domain/tailoring/guide/way-back";
import { CriteriaGuide, StepsGuide } from "./guide-parts";
import { RollbackDatabase } from "./rollback-database";
import { RollbackFollowUp } from "./rollback-follow-up";
import { RollbackNotices } from "./rollback-notices";

export type GuidePiece = "criteria" | "limits" | "method" | "dialog" | "clocks" | "update" | "notices" | "follow-up";

/** Comes after the page: how the rollback stands, and what the guide knows of the way back, folded away until somebody needs it. */
export function RollbackGuide({ method, piece }: { method: string; piece: GuidePiece }) {
  switch (piece) {
    case "clocks":
      return <RollbackClocks />;
    case "update":
      return <WriteUpdate className="w-full md:hidden" />;
    case "notices":
      return <RollbackNotices />;
    case "follow-up":
      return <RollbackFollowUp />;
    case "criteria":
      return <CriteriaPanel />;
    case "limits":
      return (
        <div className="px-4 pt-2 pb-4">
          <Limits />
          <CriteriaPart />
        </div>
      );
    case "method":
      return (
        <>
          <RollbackDatabase />
          <BesidesPart method={method} />
        </>
      );
    case "dialog":
      return (
        <>
          <SeenPart />
          <StepsPart method={method} />
          <BesidesPart method={method} />
          <DatabasePart />
          <CriteriaPart />
        </>
      );
  }
}

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <CollapsibleSection
      title={title}
      aside={aside}
      open={isOpen}
      onOpenChange={setOpen}
      className="mt-2 overflow-hidden rounded-md border last:border-b"
    >
      <div className="border-border-soft border-t px-4 py-2">{children}</div>
    </CollapsibleSection>
  );
}

function CriteriaPart() {
  return (
    <Part title="When to roll back">
      <CriteriaGuide />
    </Part>
  );
}

/** Folded away: whoever is sure rolls back in two presses. */
function SeenPart() {
  const summary = criteriaSummary(criteriaRows(useRoom().confirmed));
  return (
    <Part title="Decision criteria" aside={summary || "none seen"}>
      <CriteriaPanel isInDialog />
    </Part>
  );
}

function Limits() {
  const { thresholds } = useRoom().state.details;
  if (thresholds.length === 0) return null;
  return (
    <Part title="Limits agreed before the start" aside={String(thresholds.length)}>
      <ul>
        {thresholds.map(({ metric, limit }) => (
          <li key={metric} className="flex items-start gap-2.5 py-1.5">
            <Gauge className="mt-0.5 size-3.5 shrink-0 text-na-fg" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span className="block text-muted-foreground">{metric}</span>
              <span className="tnum block text-subtle-foreground text-xs">{limit}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function StepsPart({ method }: { method: string }) {
  const steps = rollbackSteps(useRoom().confirmed.details, method);
  if (steps.length === 0) return null;
  return (
    <Part title={`How: ${method}`} aside={`${steps.length} steps`}>
      <StepsGuide part={{ source: "Rollback Methods by Deployment Type", points: steps }} isOrdered />
    </Part>
  );
}

function BesidesPart({ method }: { method: string }) {
  const parts = besidesOf(useRoom().confirmed.details, method);
  if (parts.length === 0) return null;
  return (
    <Part title="Besides, where it is needed">
      <div className="space-y-2">
        {parts.map((part) => (
          <div key={`${part.source} ${part.points[0]?.text}`}>
            <StepsGuide part={part} />
          </div>
        ))}
      </div>
    </Part>
  );
}

function DatabasePart() {
  const part = databaseWayBack(useRoom().confirmed);
  if (!part) return null;
  const inList = part.points.every(({ isItem }) => isItem);
  return (
    <Part title="The way back of the database" aside={inList ? "items of the rollback checklist" : `${part.points.length} steps`}>
      <StepsGuide part={part} isOrdered />
    </Part>
  );
}
