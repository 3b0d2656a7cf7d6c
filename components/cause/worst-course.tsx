"use client";

import { LimitChart } from "@/components/metrics/limit-chart";
import { useRoom } from "@/lib/client/use-room";
import { criterionOfMetric } from "@/lib/domain/cause/criterion-of";
import { type ComparisonRow, comparisonRows } from "@/lib/domain/metrics/comparison";
import { ZONES } from "@/lib/domain/metrics/criterion";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { ROLLBACK_CRITERIA } from "@/lib/domain/release/rollback-choices";
import type { ReleaseState } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";
import { isStage, type StagePhase } from "@/lib/domain/stage/stage-time";
import { readingsOf, verdictOf } from "@/lib/domain/stage/stage-verdict";

const pointOf = ({ observedAt, value }: Reading) => ({ at: observedAt, value });

/**
 * The metric for which it was rolled back, else the one that stood worst, in the stage that was read last, against its limit. Draws nothing
 * where no stage was read.
 */
export function WorstCourse({ className }: { className?: string }) {
  const { confirmed } = useRoom();
  const found = worstRow(confirmed);
  if (!found) return null;
  const { row, phase } = found;
  const { tried, base } = stageWords(confirmed.details);
  const { canary, stable, course, limit } = row;
  if (!canary) return null;
  return (
    <LimitChart
      className={className}
      title={`${metricName(row)}, ${tried} at ${phase.code}`}
      unit={canary.unit}
      better={row.criteria[0]?.better ?? "lower"}
      tried={{ name: tried, points: course.canary.map(pointOf), level: null }}
      base={stable && { name: base, points: course.stable.map(pointOf), level: stable.value }}
      gate={limit}
      rollBack={null}
    />
  );
}

/** Where several stand equally, the first of the criteria. */
function worstRow(state: ReleaseState): { row: ComparisonRow; phase: StagePhase } | null {
  const phase = state.phases.find((one) => one.key === state.readings?.at(-1)?.phase);
  if (!phase || !isStage(phase)) return null;
  const rows = comparisonRows(verdictOf(state, phase), readingsOf(state, phase)).filter(({ canary }) => canary !== null);
  const decided = ROLLBACK_CRITERIA.find(({ text }) => text === state.rollback?.reason)?.key ?? null;
  const place = ({ zone, metric }: ComparisonRow) => {
    if (decided !== null && criterionOfMetric(metric) === decided) return ZONES.length;
    return zone === null ? -1 : ZONES.indexOf(zone);
  };
  const [row] = rows.toSorted((a, b) => place(b) - place(a));
  return row ? { row, phase } : null;
}
