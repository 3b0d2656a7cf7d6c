"use client";

import { ProgressBar } from "@/components/ui/progress-bar";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ItemCounts } from "@/lib/domain/checklist/progress";
import type { PhaseState } from "@/lib/domain/release/state";
import { isStage } from "@/lib/domain/stage/stage-time";
import type { Filter } from "./use-checklist";

type HeadProps = { phase: PhaseState; counts: ItemCounts; filter: Filter; onFilter: (filter: Filter) => void };

/** What the phase is, how far it is, and which of its items are shown. */
export function ChecklistHead({ phase, counts, filter, onFilter }: HeadProps) {
  const open = counts.todo + counts.failed + counts.blocked;
  // The codes of a hotfix before its start are the names once more, in short.
  const isNamed = phase.anchor === "declaration";
  const isBack = phase.kind === "rollback";
  const label = `${counts.requiredResolved} of ${counts.requiredTotal} required resolved`;
  return (
    <div className="flex min-h-12 shrink-0 items-center gap-x-3 gap-y-1.5 border-border border-b px-4 md:flex-wrap md:py-2 max-md:min-h-11 max-md:pr-2">
      <h2 className="font-semibold text-base whitespace-nowrap">
        {isNamed || isBack ? null : <span className="font-medium font-mono">{phase.code}</span>}
        {isBack ? "Rollback checklist" : isStage(phase) ? " Stage checklist" : phase.name === phase.code ? null : ` ${phase.name}`}
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
      <OpenOnly count={open} filter={filter} onFilter={onFilter} />
      <div className="ml-auto max-md:hidden print:hidden">
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

/** What is left of the filter on a phone: one switch between everything and what is still open. */
function OpenOnly({ count, filter, onFilter }: Pick<HeadProps, "filter" | "onFilter"> & { count: number }) {
  const isOn = filter === "open";
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onFilter(isOn ? "all" : "open")}
      className="ml-auto h-11 shrink-0 rounded-md px-2 text-muted-foreground text-xs md:hidden print:hidden aria-pressed:font-medium aria-pressed:text-foreground aria-pressed:underline aria-pressed:underline-offset-4"
    >
      Open {count}
    </button>
  );
}
