"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { Panel } from "@/components/ui/panel";
import type { ItemState, PhaseState } from "@/lib/domain/release/state";
import { isOver } from "@/lib/domain/scope/scope-access";
import { AddItemDialog } from "./add-item-dialog";
import { ScopeItem } from "./scope-item";
import { useScope } from "./use-scope";

/** What one phase asks for, by section. */
export function PhaseItems({ phase }: { phase: PhaseState }) {
  const { state, refusal } = useScope();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [isAdding, setAdding] = useState(false);
  const items = state.items.filter((item) => item.phase === phase.key);
  const required = items.filter((item) => item.required).length;
  const fold = (section: string, isOpen: boolean) =>
    setFolded((before) => new Set(isOpen ? [...before].filter((one) => one !== section) : [...before, section]));
  return (
    <Panel
      title={
        <>
          <span className="font-medium font-mono">{phase.code}</span>
          {phase.name === phase.code ? null : phase.name}
        </>
      }
      aside={`${required} hold the gate, ${items.length - required} are advice`}
    >
      {sectionsOf(items).map(({ key, title, items: all }) => (
        <CollapsibleSection
          key={key}
          title={title}
          count={all.length}
          open={!folded.has(key)}
          onOpenChange={(isOpen) => fold(key, isOpen)}
          className="border-border-soft last:border-b [&>h3]:static"
        >
          <ul>
            {all.map((item) => (
              <ScopeItem key={item.key} item={item} />
            ))}
          </ul>
        </CollapsibleSection>
      ))}
      {refusal || isOver(state, phase) ? null : (
        <div className="px-2.5 py-1.5">
          <Button size="sm" variant="ghost" onClick={() => setAdding(true)} aria-label={`Add an item to ${phase.code}`}>
            <Plus aria-hidden="true" />
            Add an item
          </Button>
        </div>
      )}
      {isAdding ? <AddItemDialog phase={phase} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

function sectionsOf(items: readonly ItemState[]) {
  const sections = new Map<string, ItemState[]>();
  for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  return [...sections].map(([key, all]) => ({ key, title: all[0]?.sectionTitle ?? "", items: all }));
}
