"use client";

import { useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { AFTERWARDS } from "@/lib/domain/incident/lore/readiness";
import { StepRow } from "./step-row";
import { useIncident } from "./use-incident";

/** What makes of an incident that is over one that was learned from. */
export function Afterwards() {
  const { incident } = useIncident();
  const [isOpen, setOpen] = useState(true);
  const done = incident.steps.filter((step) => step.list === AFTERWARDS.key && step.isDone).length;
  return (
    <CollapsibleSection
      title={AFTERWARDS.title}
      count={`${done}/${AFTERWARDS.items.length}`}
      open={isOpen}
      onOpenChange={setOpen}
      headingLevel={2}
    >
      <ul className="divide-y divide-border-soft">
        {AFTERWARDS.items.map(({ key, title, evidence }) => (
          <StepRow key={key} list={AFTERWARDS.key} step={key} title={title} hint={evidence} />
        ))}
      </ul>
    </CollapsibleSection>
  );
}
