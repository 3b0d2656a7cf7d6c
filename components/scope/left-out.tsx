"use client";

import { useMemo, useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { Panel } from "@/components/ui/panel";
import { leftOutOf } from "@/lib/domain/scope/difference";
import { useOwnTemplate } from "./own-template";
import { PutBack } from "./put-back";
import { useScope } from "./use-scope";

/** What the answers leave out, each with its reason; one press brings it in. */
export function LeftOut() {
  const { state } = useScope();
  const [isOpen, setOpen] = useState(false);
  const own = useOwnTemplate();
  const choices = useMemo(() => leftOutOf(state, own), [state, own]);
  if (choices.length === 0) return null;
  return (
    <Panel title="Left out" aside="by the answers of this release">
      <CollapsibleSection
        title="What was left out, and why"
        count={choices.length}
        open={isOpen}
        onOpenChange={setOpen}
        className="[&>h3]:static"
      >
        <ul className="divide-y divide-border-soft">
          {choices.map((choice) => (
            <li key={choice.key} className="flex items-start gap-3 py-2 pr-2 pl-4">
              <span className="min-w-0 flex-1">
                <span className="block wrap-anywhere">{choice.title}</span>
                <span className="block text-subtle-foreground text-xs wrap-anywhere">
                  {choice.phase?.code}, because {choice.because}
                </span>
              </span>
              <PutBack item={choice.key} title={choice.title} />
            </li>
          ))}
        </ul>
      </CollapsibleSection>
    </Panel>
  );
}
