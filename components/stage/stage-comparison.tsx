"use client";

import { useMemo } from "react";
import { useRoomNow } from "@/components/release/room-time";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { comparisonRows, otherReadings } from "@/lib/domain/metrics/comparison";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { Refusal } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { mayRecord } from "@/lib/domain/stage/record-reading";
import { capital, sideName, stageWords } from "@/lib/domain/stage/side-words";
import { type StagePhase, stageBegan, watchedEnoughAt } from "@/lib/domain/stage/stage-time";
import { readingsOf, verdictOf } from "@/lib/domain/stage/stage-verdict";
import { relativeAge } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { ComparisonTable } from "./comparison-table";
import { MissNote } from "./miss-note";
import { ReadingsList } from "./readings-list";
import { RecordButton } from "./record-button";

/** Canary against stable: what was read at a stage, by what it is judged, and what comes of it. Source: DESIGN "MetricTable". */
export function StageComparison({ phase }: { phase: StagePhase }) {
  const { confirmed } = useRoom();
  const { readings, rows, others } = useMemo(() => compare(confirmed, phase), [confirmed, phase]);
  const words = stageWords(confirmed.details);
  const began = stageBegan(confirmed, phase);
  const refusal = mayRecord(confirmed, phase, useRoomStore().context());
  const span = began ? { from: began, to: lastOf(confirmed, phase, readings) ?? began } : null;
  return (
    <section aria-labelledby="comparison" className="border-border border-b">
      <Head phase={phase} readings={readings} refusal={refusal} />
      <MissNote phase={phase} />
      <ComparisonTable
        caption={`${capital(words.tried)} and ${words.base} at ${phase.code} of the ${words.share}, with gates and verdicts`}
        heads={{ before: capital(words.base), after: capital(words.tried) }}
        rows={rows}
        span={span}
      />
      {others.length > 0 ? <Others readings={others} /> : null}
      <ReadingsList readings={readings} whyNot={refusal?.message ?? null} />
    </section>
  );
}

function compare(state: ReleaseState, phase: StagePhase) {
  const readings = readingsOf(state, phase);
  const verdict = verdictOf(state, phase);
  return { readings, rows: comparisonRows(verdict, readings), others: otherReadings(verdict, readings) };
}

/** Up to when the courses are drawn: the end of the minimum, or the last reading where that is later. */
function lastOf(state: ReleaseState, phase: StagePhase, readings: readonly Reading[]): Instant | null {
  const moments = [watchedEnoughAt(state, phase), ...readings.map((one) => one.observedAt)].flatMap((one) => one ?? []);
  return moments.reduce<Instant | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
}

type HeadProps = { phase: StagePhase; readings: readonly Reading[]; refusal: Refusal | null };

function Head({ phase, readings, refusal }: HeadProps) {
  const { fromVersion, toVersion, ...details } = useRoom().confirmed.details;
  const words = stageWords(details);
  return (
    <div className="flex min-h-12 items-center gap-x-4 gap-y-1 border-border border-b px-4 max-md:flex-wrap max-md:py-2">
      <h2 id="comparison" className="font-semibold text-base whitespace-nowrap">
        {capital(words.tried)} against {words.base}
      </h2>
      <span className="flex items-center gap-3 text-muted-foreground text-xs whitespace-nowrap max-md:basis-full" aria-hidden="true">
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 rounded bg-chart-1" />
          {words.tried} {toVersion}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 rounded bg-chart-2" />
          {words.base} {fromVersion}
        </span>
        <span className="flex items-center gap-1.5 max-md:hidden">
          <span className="w-4 border-failed border-t border-dashed" />
          gate
        </span>
      </span>
      <LastRead readings={readings} />
      <RecordButton phase={phase} refusal={refusal} label="Record readings" />
    </div>
  );
}

export function LastRead({ readings }: { readings: readonly Reading[] }) {
  const now = useRoomNow();
  const last = readings.reduce<Reading | null>((latest, one) => (latest === null || one.at >= latest.at ? one : latest), null);
  return (
    <span className="tnum ml-auto truncate text-subtle-foreground text-xs max-md:ml-0 max-md:flex-1">
      {last ? `${last.by.name}, updated ${relativeAge({ instant: last.at, now })}` : "Nothing was read yet"}
    </span>
  );
}

/** What was read besides and nothing is judged by: business figures, processor, memory. */
export function Others({ readings }: { readings: readonly Reading[] }) {
  const { details } = useRoom().confirmed;
  return (
    <div className="tnum flex flex-wrap items-center gap-x-6 gap-y-1 border-border border-t bg-background px-4 py-2 text-muted-foreground text-xs">
      <span className="font-medium text-foreground">Also read</span>
      {readings.map((one) => (
        <span key={one.id}>
          {metricName(one)} {one.side === "canary" ? "" : `of ${sideName(details, one.side)} `}
          <span className="text-foreground">{valueText(one.value, one.unit)}</span>
        </span>
      ))}
    </div>
  );
}
