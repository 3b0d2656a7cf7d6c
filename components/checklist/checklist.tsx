"use client";

import { ListChecks } from "lucide-react";
import { useMemo, useState } from "react";
import { focusItem } from "@/components/release/room-selection";
import { usePhaseViews } from "@/components/release/use-gates";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type ItemCounts, isResolved } from "@/lib/domain/checklist/progress";
import type { ItemState, PhaseState } from "@/lib/domain/release/state";
import type { Ask } from "./ask";
import { useItemActions } from "./item-actions";
import { ItemRow } from "./item-row";
import { needsAnswer, needsReasonToReopen } from "./item-rules";
import { useChecklistKeys } from "./use-checklist-keys";

type Filter = "all" | "open" | "required";
type Section = { key: string; title: string; items: ItemState[] };

/** The items of one phase in their sections, with progress, filter and keys. */
export function Checklist({ phase }: { phase: PhaseState }) {
  const { state } = useRoom();
  const store = useRoomStore();
  const { set } = useItemActions();
  const [filter, setFilter] = useState<Filter>("all");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ item: string; ask: Ask } | null>(null);
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const view = usePhaseViews().find((one) => one.phase.key === phase.key);
  const items = useMemo(() => state.items.filter((item) => item.phase === phase.key), [state.items, phase.key]);
  const now = new Date(store.nowMs()).toISOString();
  const resolved = (item: ItemState) => isResolved(item, { now, items });
  const shown = items.filter((item) => filter === "all" || (filter === "required" ? item.required : !resolved(item)));
  const tick = (item: ItemState) => {
    if (item.kind === "parent") return toggle(item.key);
    if (item.status !== "todo") return needsReasonToReopen(state, item) ? setAsked({ item: item.key, ask: "reopen" }) : set(item, "todo");
    return needsAnswer(item) ? setAsked({ item: item.key, ask: "answer" }) : set(item, "done");
  };
  const toggle = (key: string) =>
    setOpen((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));
  useChecklistKeys({ items: shown, tick, toggle, ask: (item, ask) => setAsked({ item: item.key, ask }) });

  return (
    <>
      {view ? <ChecklistHead phase={phase} counts={view.counts} filter={filter} onFilter={setFilter} /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto max-lg:pb-4 print:overflow-visible">
        {sectionsOf(shown).map((section) => {
          const all = items.filter((item) => item.section === section.key);
          const done = all.filter(resolved).length;
          return (
            <CollapsibleSection
              key={section.key}
              title={section.title}
              count={`${done}/${all.length}`}
              open={!(folded.get(section.key) ?? false)}
              onOpenChange={(isOpen) => setFolded(new Map(folded).set(section.key, !isOpen))}
            >
              <ul>
                {section.items.map((item) => (
                  <ItemRow
                    key={item.key}
                    item={item}
                    isLocked={view?.gate.display === "locked"}
                    isOpen={open.has(item.key)}
                    ask={asked?.item === item.key ? asked.ask : null}
                    onToggle={() => toggle(item.key)}
                    onAsk={(ask) => {
                      setAsked(ask ? { item: item.key, ask } : null);
                      if (!ask) requestAnimationFrame(() => focusItem(item.key));
                    }}
                    onTick={() => tick(item)}
                  />
                ))}
              </ul>
            </CollapsibleSection>
          );
        })}
        {shown.length === 0 ? (
          <EmptyState icon={ListChecks} title={filter === "open" ? "Nothing is open here" : "No items"}>
            {filter === "open" ? "Every item of this phase is resolved." : "This phase has no items of that kind."}
          </EmptyState>
        ) : null}
      </div>
    </>
  );
}

function sectionsOf(items: readonly ItemState[]): Section[] {
  const sections = new Map<string, Section>();
  for (const item of items) {
    const section = sections.get(item.section) ?? { key: item.section, title: item.sectionTitle, items: [] };
    section.items.push(item);
    sections.set(item.section, section);
  }
  return [...sections.values()];
}

type HeadProps = { phase: PhaseState; counts: ItemCounts; filter: Filter; onFilter: (filter: Filter) => void };

function ChecklistHead({ phase, counts, filter, onFilter }: HeadProps) {
  const open = counts.todo + counts.failed + counts.blocked;
  const label = `${counts.requiredResolved} of ${counts.requiredTotal} required resolved`;
  return (
    <div className="flex min-h-12 shrink-0 items-center gap-3 border-border border-b px-4 max-md:flex-wrap max-md:py-2">
      <h2 className="font-semibold text-base whitespace-nowrap">
        <span className="font-medium font-mono">{phase.code}</span> {phase.name}
      </h2>
      <div className="flex items-center gap-2">
        <ProgressBar
          label={label}
          total={counts.total}
          segments={[
            { tone: "done", count: counts.done },
            { tone: "na", count: counts.notApplicable + counts.waived },
            { tone: "blocked", count: counts.blocked },
            { tone: "failed", count: counts.failed },
          ]}
          className="max-md:hidden"
        />
        <span className="tnum text-muted-foreground text-xs whitespace-nowrap">
          <span className="font-medium text-foreground">
            {counts.requiredResolved} of {counts.requiredTotal}
          </span>{" "}
          required<span className="max-md:hidden"> resolved</span>
        </span>
      </div>
      <div className="ml-auto print:hidden">
        <SegmentedControl
          label="Items shown"
          value={filter}
          onValueChange={onFilter}
          segments={[
            { value: "all", label: `All ${counts.total}` },
            { value: "open", label: `Open ${open}` },
            { value: "required", label: `Required ${counts.requiredTotal}` },
          ]}
        />
      </div>
    </div>
  );
}
