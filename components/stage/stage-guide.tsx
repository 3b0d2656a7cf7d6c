"use client";

import { useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { useRoom } from "@/lib/client/use-room";
import type { StagePhase } from "@/lib/domain/stage/stage-time";
import { stageAnalysis } from "@/lib/domain/tailoring/guide/stage-analysis";

/** By what a stage is judged and how long it is watched, before anything was read. */
export function StageGuide({ phase }: { phase: StagePhase }) {
  const { confirmed } = useRoom();
  const [isOpen, setOpen] = useState(false);
  const analysis = stageAnalysis(confirmed, phase);
  if (!analysis) return null;
  return (
    <CollapsibleSection
      title={`How ${phase.code} is judged`}
      open={isOpen}
      onOpenChange={setOpen}
      className="mt-3 overflow-hidden rounded-md border last:border-b"
    >
      <dl className="space-y-1.5 border-border-soft border-t px-4 py-2 text-xs">
        <div>
          <dt className="font-medium">Validation period</dt>
          <dd className="text-muted-foreground">{analysis.period}</dd>
        </div>
        {analysis.points.map(({ name, text }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-muted-foreground">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="px-4 pb-2 text-2xs text-subtle-foreground">From the deployment guide, “{analysis.source}”.</p>
    </CollapsibleSection>
  );
}
