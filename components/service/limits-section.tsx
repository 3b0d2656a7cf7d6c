"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { type LimitRow, limitOf, newLimitRow, USUAL_LIMITS } from "@/lib/client/limit-rows";
import { MAX_LIMITS } from "@/lib/contracts/metric-limit";
import { isSameLimit } from "@/lib/domain/metrics/limit";
import { boundWords } from "@/lib/domain/metrics/limit-words";
import { metricName } from "@/lib/domain/metrics/metric";
import { LimitFields } from "./limit-fields";

type LimitsSectionProps = {
  rows: readonly LimitRow[];
  onChange: (rows: readonly LimitRow[]) => void;
  problemAt: (index: number, field: string) => string | undefined;
};

/** By what the releases of a service are judged: the reference's numbers, and what the service says instead and besides. */
export function LimitsSection({ rows, onChange, problemAt }: LimitsSectionProps) {
  const [isOpen, setOpen] = useState(false);
  const own = rows.length === 1 ? "1 of its own" : `${rows.length} of its own`;
  return (
    <CollapsibleSection
      title="Limits of metrics"
      aside={rows.length === 0 ? "the numbers of the guide" : own}
      open={isOpen}
      onOpenChange={setOpen}
      className="overflow-hidden rounded-md border last:border-b"
    >
      <div className="space-y-3 border-border-soft border-t px-4 py-3">
        <p className="text-muted-foreground text-xs">
          Copied into each release when it is planned; one that exists keeps its own. Between both numbers a stage holds.
        </p>
        <Usual rows={rows} />
        {rows.map((row, index) => (
          <LimitFields
            key={row.id}
            row={row}
            name={`Limit ${index + 1}`}
            problemAt={(field) => problemAt(index, field)}
            onChange={(changed) => onChange(rows.map((one) => (one.id === row.id ? changed : one)))}
            onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
          />
        ))}
        {rows.length < MAX_LIMITS ? (
          <Button variant="ghost" size="sm" onClick={() => onChange([...rows, newLimitRow(rows)])} className="-ml-2">
            <Plus aria-hidden="true" />
            Add a limit
          </Button>
        ) : (
          <p className="text-subtle-foreground text-xs">{MAX_LIMITS} limits are the most.</p>
        )}
      </div>
    </CollapsibleSection>
  );
}

/** The numbers of the reference that still hold. */
function Usual({ rows }: { rows: readonly LimitRow[] }) {
  const holding = USUAL_LIMITS.filter((usual) => rows.every((row) => !isSameLimit(limitOf(row), usual)));
  if (holding.length === 0) return null;
  return (
    <dl aria-label="Numbers of the guide" className="tnum grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
      {holding.map((one) => (
        <div key={`${one.metric} ${one.compare}`} className="contents">
          <dt className="text-muted-foreground">{metricName(one)}</dt>
          <dd>{boundWords(one)}</dd>
        </div>
      ))}
    </dl>
  );
}
