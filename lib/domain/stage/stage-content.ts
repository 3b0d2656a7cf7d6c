import type { Criterion, Zone } from "@/lib/domain/metrics/criterion";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { StagePhase } from "./stage-time";
import { watchedEnoughAt } from "./stage-time";
import { criteriaOf, readingsOf, verdictOf } from "./stage-verdict";

/**
 * What a decision to proceed is bound to besides the gate's other content: its readings, by what they were judged, and until when
 * the stage is watched, which a pause moves. Part of the digest, so its shape is final.
 */
export type StageContent = {
  readonly choice: "proceed";
  readonly weightPercent: number;
  readonly watchedUntil: Instant | null;
  readonly criteria: readonly Criterion[];
  readonly readings: readonly Pick<Reading, "id" | "metric" | "name" | "side" | "value" | "unit" | "observedAt" | "corrects">[];
  readonly zone: Zone;
};

export function stageContent(state: ReleaseState, phase: StagePhase): StageContent {
  return {
    choice: "proceed",
    weightPercent: phase.stage.weightPercent,
    watchedUntil: watchedEnoughAt(state, phase),
    criteria: criteriaOf(phase),
    readings: readingsOf(state, phase).map(({ id, metric, name, side, value, unit, observedAt, corrects }) => ({
      id,
      metric,
      name,
      side,
      value,
      unit,
      observedAt,
      corrects,
    })),
    zone: verdictOf(state, phase).zone,
  };
}
