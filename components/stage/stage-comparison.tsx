"use client";

import { useMemo } from "react";
import { useRoomNow } from "@/components/release/room-time";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { comparisonRows, otherReadings } from "@/lib/domain/metrics/comparison";
import { type Reading, seriesOf } from "@/lib/domain/metrics/reading";
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
import { type DrawnMetric, MetricName } from "./metric-name";
import { MissNote } from "./miss-note";
import { ReadingsList } from "./readings-list";
import { RecordButton } from "./record-button";

/** Canary against stable: what was read at a stage, by what it is judged, and what comes of it. Source: DESIGN "MetricTable". */
export function StageComparison({ phase }: { phase: StagePhase }) {
  const { confirmed } = useRoom();
  const { readings, rows, others } = useMemo(() => compare(confirmed, phase), [confirmed, phase]);
  const words = stageWords(confirmed.details);
  const heads = { before: capital(words.base), after: capital(words.tried) };
  const began = stageBegan(confirmed, phase);
  const refusal = mayRecord(confirmed, phase, useRoomStore().context());
  const span = began ? { from: began, to: lastOf(confirmed, phase, readings) ?? began } : null;
  return (
    <section aria-labelledby="comparison" className="border-border border-b">
      <Head phase={phase} readings={readings} refusal={refusal} />
      <MissNote phase={phase} />
      <ComparisonTable
        caption={`${capital(words.tried)} and ${words.base} at ${phase.code} of the ${words.share}, with gates and verdicts`}
        heads={heads}
        rows={rows}
        span={span}
      />
      {others.length > 0 ? <Others latest={others} readings={readings} heads={heads} /> : null}
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

type OthersProps = {
  latest: readonly Reading[];
  /** All of the phase, for their courses. */
  readings: readonly Reading[];
  heads: { readonly before: string; readonly after: string };
};

/** What was read besides and nothing is judged by: business figures, processor, memory. */
export function Others({ latest, readings, heads }: OthersProps) {
  const { details } = useRoom().confirmed;
  return (
    <div className="tnum flex flex-wrap items-center gap-x-6 gap-y-1 border-border border-t bg-background px-4 py-2 text-muted-foreground text-xs">
      <span className="font-medium text-foreground">Also read</span>
      {latest.map((one) => (
        <span key={one.id} className="inline-flex items-center gap-1">
          <MetricName row={drawnOf(one, readings)} heads={heads} /> {one.side === "canary" ? "" : `of ${sideName(details, one.side)} `}
          <span className="text-foreground">{valueText(one.value, one.unit)}</span>
        </span>
      ))}
    </div>
  );
}

/** A metric that nothing is judged by, with its course on both sides. */
function drawnOf({ metric, name }: Reading, readings: readonly Reading[]): DrawnMetric {
  const own = { metric, name };
  const [canary, stable, baseline] = (["canary", "stable", "baseline"] as const).map((side) => seriesOf(readings, own, side));
  const before = stable?.at(-1) ?? baseline?.at(-1);
  const level = before ? { ...before, side: before.side === "stable" ? ("stable" as const) : ("baseline" as const) } : null;
  return { ...own, criteria: [], course: { canary: canary ?? [], stable: stable ?? [] }, stable: level, limit: null, rollBack: null };
}
