"use client";

import { Gauge } from "lucide-react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { metricName } from "@/lib/domain/metrics/metric";
import { seriesOf } from "@/lib/domain/metrics/reading";
import { baselineSampling } from "@/lib/domain/metrics/sampling";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { PhaseState } from "@/lib/domain/release/state";
import { mayRecord } from "@/lib/domain/stage/record-reading";
import { readingsOf } from "@/lib/domain/stage/stage-verdict";
import { CaptureBaseline } from "./capture-baseline";
import { ReadingsList } from "./readings-list";
import { RecordButton } from "./record-button";

/** What stable read before the canary began: it stands for stable where that is not read beside the canary. */
export function Baseline({ phase }: { phase: PhaseState }) {
  const { confirmed } = useRoom();
  const refusal = mayRecord(confirmed, phase, useRoomStore().context());
  const readings = readingsOf(confirmed, phase);
  const latest = readings.filter((one) => seriesOf(readings, one, "baseline").at(-1) === one);
  return (
    <section aria-labelledby="baseline" className="border-border border-b">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 max-md:py-2">
        <h2 id="baseline" className="flex items-center gap-2 font-semibold text-base whitespace-nowrap">
          <Gauge className="size-4 text-subtle-foreground" aria-hidden="true" />
          Baseline of {confirmed.details.fromVersion}
        </h2>
        <span className="tnum flex min-w-0 flex-1 flex-wrap gap-x-4 text-muted-foreground text-xs">
          {latest.length === 0 ? "Nothing was read yet" : null}
          {latest.map((one) => (
            <span key={one.id} className="whitespace-nowrap">
              {metricName(one)} <span className="font-medium text-foreground">{valueText(one.value, one.unit)}</span>
            </span>
          ))}
        </span>
        {refusal === null && baselineSampling(confirmed)?.phase.key === phase.key ? (
          <CaptureBaseline release={confirmed.id} isThere={latest.length > 0} isHotfix={confirmed.details.hotfix !== undefined} />
        ) : null}
        <RecordButton phase={phase} refusal={refusal} label="Record the baseline" />
      </div>
      <ReadingsList readings={readings} whyNot={refusal?.message ?? null} />
    </section>
  );
}
