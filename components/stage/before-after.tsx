"use client";

import { useMemo } from "react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { verdictAfterStart } from "@/lib/domain/metrics/after-start";
import { comparisonRows, otherReadings } from "@/lib/domain/metrics/comparison";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { mayRecord } from "@/lib/domain/stage/record-reading";
import { readingsOf } from "@/lib/domain/stage/stage-verdict";
import { ComparisonTable } from "./comparison-table";
import { MissNote } from "./miss-note";
import { ReadingsList } from "./readings-list";
import { RecordButton } from "./record-button";
import { LastRead, Others } from "./stage-comparison";

const HEADS = { before: "Before", after: "After" } as const;

/** Before against after: what a phase after T-0 read of the new version, beside the baseline of the one before. */
export function BeforeAfter({ phase }: { phase: PhaseState }) {
  const { confirmed } = useRoom();
  const { readings, rows, others, span } = useMemo(() => compare(confirmed, phase), [confirmed, phase]);
  const refusal = mayRecord(confirmed, phase, useRoomStore().context());
  const { fromVersion, toVersion } = confirmed.details;
  return (
    <section aria-labelledby="before-after" className="border-border border-b">
      <div className="flex min-h-12 items-center gap-x-4 gap-y-1 border-border border-b px-4 max-md:flex-wrap max-md:py-2">
        <h2 id="before-after" className="font-semibold text-base whitespace-nowrap">
          Before against after
        </h2>
        <span className="flex items-center gap-3 text-muted-foreground text-xs whitespace-nowrap max-md:basis-full" aria-hidden="true">
          <span className="flex items-center gap-1.5">
            <span className="h-0.5 w-4 rounded bg-chart-1" />
            after {toVersion}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="h-0.5 w-4 rounded bg-chart-2" />
            before {fromVersion}
          </span>
          <span className="flex items-center gap-1.5 max-md:hidden">
            <span className="w-4 border-failed border-t border-dashed" />
            gate
          </span>
        </span>
        <LastRead readings={readings.filter((one) => one.phase === phase.key)} />
        <RecordButton phase={phase} refusal={refusal} label="Record readings" />
      </div>
      <MissNote phase={phase} />
      {rows.length > 0 ? (
        <ComparisonTable
          caption={`${toVersion} at ${phase.code} against the baseline of ${fromVersion}, with gates and verdicts`}
          heads={HEADS}
          rows={rows}
          span={span}
        />
      ) : null}
      {others.length > 0 ? <Others latest={others} readings={readings} heads={HEADS} /> : null}
      <ReadingsList readings={readings} whyNot={refusal?.message ?? null} />
    </section>
  );
}

function compare(state: ReleaseState, phase: PhaseState) {
  const readings = readingsOf(state, phase);
  const verdict = verdictAfterStart(state, phase);
  const rows = comparisonRows(verdict, readings).filter(({ zone, canary, stable }) => zone !== null || canary !== null || stable !== null);
  const times = readings.filter((one) => one.phase === phase.key && one.side !== "baseline").map((one) => one.observedAt);
  const [from, to] = [times.toSorted()[0], times.toSorted().at(-1)];
  return { readings, rows, others: otherReadings(verdict, readings), span: from && to ? { from, to } : null };
}
