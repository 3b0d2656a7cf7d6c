"use client";

import { ChartSpline } from "lucide-react";
import { useState } from "react";
import { MetricDialog, type ShownReading } from "@/components/metrics/metric-dialog";
import type { ComparisonRow } from "@/lib/domain/metrics/comparison";
import { METRICS, metricName } from "@/lib/domain/metrics/metric";
import { gatesText, rollBackText } from "@/lib/domain/metrics/metric-words";
import type { Reading } from "@/lib/domain/metrics/reading";
import { capital } from "@/lib/domain/stage/side-words";

/** What a metric is drawn of: a row of the table, or one that nothing is judged by. */
export type DrawnMetric = Pick<ComparisonRow, "metric" | "name" | "criteria" | "course" | "stable" | "limit" | "rollBack">;

type MetricNameProps = { row: DrawnMetric; heads: { readonly before: string; readonly after: string } };

/** The name of a metric, which opens its chart with all its readings; a plain name while there are none. */
export function MetricName({ row, heads }: MetricNameProps) {
  const [isOpen, setOpen] = useState(false);
  const { course, stable, criteria, limit, rollBack } = row;
  const name = metricName(row);
  // A baseline from before is a level in the chart, and a value like the others in the table.
  const before = course.stable.length === 0 && stable ? [{ ...stable, side: "baseline" as const }] : [];
  const readings: ShownReading[] = [...before, ...course.stable, ...course.canary].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
  const [first] = readings;
  if (!first || course.stable.length + course.canary.length === 0) return name;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={`Chart of ${name}`}
        className="inline-flex max-w-full items-center gap-1 text-left hover:underline max-md:-my-3 max-md:py-3 print:no-underline"
      >
        <span className="truncate">{name}</span>
        <ChartSpline className="size-3.5 shrink-0 text-subtle-foreground print:hidden" aria-hidden="true" />
      </button>
      {isOpen ? (
        <MetricDialog
          view={{
            name,
            unit: first.unit,
            better: criteria[0]?.better ?? METRICS[row.metric].better,
            tried: { name: heads.after.toLowerCase(), points: course.canary.map(pointOf), level: null },
            base: { name: heads.before.toLowerCase(), points: course.stable.map(pointOf), level: stable?.value ?? null },
            gate: limit,
            rollBack,
          }}
          limits={criteria.length === 0 ? "" : limitsOf(criteria)}
          readings={readings}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function limitsOf(criteria: ComparisonRow["criteria"]): string {
  return [capital(gatesText(criteria)), rollBackText(criteria)].filter(Boolean).join("; ");
}

const pointOf = ({ observedAt, value }: Reading) => ({ at: observedAt, value });
