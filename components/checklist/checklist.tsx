"use client";

import { ListChecks } from "lucide-react";
import { type ReactNode, useState } from "react";
import { usePhaseViews } from "@/components/release/use-gates";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { EmptyState } from "@/components/ui/empty-state";
import type { PhaseState } from "@/lib/domain/release/state";
import { ChecklistHead } from "./checklist-head";
import { ItemRow } from "./item-row";
import { useChecklist } from "./use-checklist";

type ChecklistProps = {
  phase: PhaseState;
  /** What stands before the items and scrolls with them. */
  above?: ReactNode;
  /** What stands after them. */
  below?: ReactNode;
};

/** The items of one phase in their sections, with progress, filter and keys. */
export function Checklist({ phase, above, below }: ChecklistProps) {
  const list = useChecklist(phase);
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const view = usePhaseViews().find((one) => one.phase.key === phase.key);
  const head = view ? <ChecklistHead phase={phase} counts={view.counts} filter={list.filter} onFilter={list.setFilter} /> : null;
  const sections = list.sections.filter((section) => section.shown.length > 0);
  return (
    <>
      {above ? null : head}
      <div className="min-h-0 flex-1 overflow-y-auto max-lg:pb-4 print:overflow-visible">
        {above}
        {above ? head : null}
        {sections.map((section) => (
          <CollapsibleSection
            key={section.key}
            title={section.title}
            count={`${section.resolved}/${section.total}`}
            open={!(folded.get(section.key) ?? false)}
            onOpenChange={(isOpen) => setFolded(new Map(folded).set(section.key, !isOpen))}
          >
            <ul>
              {section.shown.map((item) => (
                <ItemRow
                  key={item.key}
                  item={item}
                  isOpen={list.isOpen(item.key)}
                  ask={list.askOf(item.key)}
                  onToggle={() => list.toggle(item.key)}
                  onAsk={(ask) => list.ask(item, ask)}
                  onTick={() => list.tick(item)}
                />
              ))}
            </ul>
          </CollapsibleSection>
        ))}
        {sections.length === 0 ? <NothingShown isOpenOnly={list.filter === "open"} /> : null}
        {below}
      </div>
    </>
  );
}

function NothingShown({ isOpenOnly }: { isOpenOnly: boolean }) {
  return (
    <EmptyState icon={ListChecks} title={isOpenOnly ? "Nothing is open here" : "No items"}>
      {isOpenOnly ? "Every item of this phase is resolved." : "This phase has no items of that kind."}
    </EmptyState>
  );
}
