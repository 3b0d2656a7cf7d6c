"use client";

import { Workflow } from "lucide-react";
import { useRoomNow, useTriple } from "@/components/release/room-time";
import { cn } from "@/components/ui/cn";
import { Cell, Row, RowHead } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import type { ComparisonRow } from "@/lib/domain/metrics/comparison";
import type { Zone } from "@/lib/domain/metrics/criterion";
import { differenceText, gatesText, rollBackText } from "@/lib/domain/metrics/metric-words";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { Check, ReadValue } from "@/lib/domain/metrics/verdict";
import { relativeAge } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { CourseChart } from "./course-chart";
import { MetricName } from "./metric-name";
import { VerdictMark } from "./verdict-mark";

type ComparisonRowProps = {
  row: ComparisonRow /** The time that the courses are drawn over; null before the stage began. */;
  span: Span | null;
  /** What the two sides are called. */
  heads: { readonly before: string; readonly after: string };
};
type Span = { readonly from: Instant; readonly to: Instant };

/** One metric of a stage: both sides, what they differ by, the gate and what comes of it. */
export function MetricRow({ row, span, heads }: ComparisonRowProps) {
  const { canary, stable, compared, zone } = row;
  const difference = compared && differenceText(compared);
  return (
    <>
      <Row className="h-[69px] align-top max-md:h-auto">
        <RowHead className="py-2.5 pr-2 font-normal">
          <span className="block pt-1 font-medium">
            <MetricName row={row} heads={heads} />
          </span>
          {canary ? <ReadBy value={canary} /> : <span className="block text-2xs text-subtle-foreground">not read yet</span>}
          <span className="tnum mt-0.5 hidden text-2xs text-subtle-foreground max-md:block">
            <GateLines row={row} />
          </span>
        </RowHead>
        <Cell className="tnum py-2.5 text-right font-mono">
          <span className="block pt-1 text-muted-foreground">{stable ? valueText(stable.value, stable.unit) : <Nothing />}</span>
          {stable?.side === "baseline" ? <span className="block font-sans text-2xs text-subtle-foreground">baseline</span> : null}
        </Cell>
        <Cell className="tnum py-2.5 text-right font-mono">
          <span className="block pt-1 font-medium text-base">{canary ? valueText(canary.value, canary.unit) : <Nothing />}</span>
          {difference ? <span className={cn("hidden text-xs max-md:block", toneOf(compared))}>{difference}</span> : null}
        </Cell>
        <Cell className={cn("tnum py-2.5 text-right font-mono max-md:hidden", toneOf(compared))}>
          <span className="block pt-1">{difference ?? <Nothing />}</span>
        </Cell>
        <Cell className="px-3 max-md:hidden">{span ? <CourseChart row={row} span={span} /> : null}</Cell>
        <Cell className="tnum pt-2.5 pb-0.5 text-muted-foreground text-xs max-md:hidden">
          <span className="block pt-1">
            <GateLines row={row} />
          </span>
        </Cell>
        <Cell className="py-2.5 pr-4">
          <VerdictMark zone={zone} isRead={canary !== null} className="pt-1" />
          {row.missed ? (
            <span className="mt-0.5 line-clamp-2 block text-2xs text-blocked-fg" title={row.missed}>
              {row.missed}
            </span>
          ) : null}
        </Cell>
      </Row>
      {span ? (
        <Row className="hidden not-first:border-t-0 max-md:table-row print:hidden">
          <Cell colSpan={4} className="px-4 pb-2">
            <CourseChart row={row} span={span} />
          </Cell>
        </Row>
      ) : null}
    </>
  );
}

function Nothing() {
  return (
    <span className="text-subtle-foreground">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

function GateLines({ row: { criteria } }: { row: ComparisonRow }) {
  const rollBack = rollBackText(criteria);
  return (
    <>
      {gatesText(criteria)}
      {rollBack ? <span className="block text-2xs text-subtle-foreground">{rollBack}</span> : null}
    </>
  );
}

const TONES: Record<Zone, string> = {
  proceed: "text-done-fg",
  inconclusive: "text-muted-foreground",
  hold: "text-blocked-fg",
  "roll-back": "text-failed-fg",
};

/** Coloured where somebody has to know it; what is worse than stable and within its gate stays quiet. */
function toneOf(check: Check | null): string {
  if (!check?.zone || check.measured === null) return "text-muted-foreground";
  const isBetter = check.criterion.better === "lower" ? check.measured < 0 : check.measured > 0;
  return check.zone === "proceed" && !isBetter ? "text-muted-foreground" : TONES[check.zone];
}

/** Who or what read it, and how old it is. */
function ReadBy({ value: { by, source, observedAt } }: { value: ReadValue }) {
  const triple = useTriple();
  const now = useRoomNow();
  return (
    <span className="flex items-center gap-1 text-2xs text-subtle-foreground">
      {source === "person" ? null : <Workflow className="size-3 shrink-0" aria-hidden="true" />}
      <span className="truncate">
        {source === "token" ? `${by.name} (machine)` : by.name}
        {", "}
        <Timestamp dateTime={observedAt} text={relativeAge({ instant: observedAt, now })} full={triple(observedAt)} />
      </span>
    </span>
  );
}
