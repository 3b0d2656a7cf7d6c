import type { Criterion } from "@/lib/domain/metrics/criterion";
import { stageCriteria } from "@/lib/domain/metrics/criterion";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ReadingMiss } from "@/lib/domain/metrics/reading-miss";
import { judge, type Verdict } from "@/lib/domain/metrics/verdict";
import { isBeforeStart } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import type { StagePhase } from "./stage-time";

export function criteriaOf({ stage }: StagePhase): readonly Criterion[] {
  return stage.criteria ?? stageCriteria(stage.weightPercent);
}

/** The readings a stage is judged by: its own, and the baseline that was captured before the start. */
export function readingsOf({ readings = [], phases }: Pick<ReleaseState, "readings" | "phases">, phase: PhaseState): Reading[] {
  const before = new Set(phases.filter(isBeforeStart).map((one) => one.key));
  return readings.filter((one) => one.phase === phase.key || (one.side === "baseline" && before.has(one.phase)));
}

/** How the canary stands against stable in this stage. */
export function verdictOf(state: Pick<ReleaseState, "readings" | "misses" | "phases">, phase: StagePhase): Verdict {
  return judge(criteriaOf(phase), readingsOf(state, phase), missesOf(state, phase));
}

/** What could not be measured in a phase. */
export function missesOf({ misses = [] }: Pick<ReleaseState, "misses">, { key }: Pick<PhaseState, "key">): ReadingMiss[] {
  return misses.filter((one) => one.phase === key);
}
