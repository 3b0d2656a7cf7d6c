import { isBeforeStart } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";

/** What the times of stages are told by. */
export type StagedRelease = Pick<ReleaseState, "phases" | "actualT0" | "decisions"> & {
  readonly details: Pick<ReleaseState["details"], "plannedT0">;
};

/** A phase that is a stage of a canary, or of a feature that users get step by step. */
export type StagePhase = PhaseState & { readonly stage: NonNullable<PhaseState["stage"]> };

export function isStage(phase: PhaseState): phase is StagePhase {
  return phase.stage !== null;
}

/** Whether the stage ends by a decision; the last one, all of the traffic, does not. */
export function isDecisionStage(phase: PhaseState): phase is StagePhase {
  return isStage(phase) && phase.stage.decisions.length > 0;
}

/** The stages in the order of their shares. */
export function stagesOf(phases: readonly PhaseState[]): StagePhase[] {
  return phases.filter(isStage).sort((a, b) => a.position - b.position);
}

/** The stage that proceeding leads to; null after the last. */
export function nextStage(phases: readonly PhaseState[], phase: PhaseState): StagePhase | null {
  return stagesOf(phases).find((one) => one.position > phase.position) ?? null;
}

/** When all traffic was promoted: the last decision to proceed. Null until then, and again where that decision has fallen. */
export function promotedAt(phases: readonly PhaseState[]): Instant | null {
  return stagesOf(phases).findLast(isDecisionStage)?.closed?.at ?? null;
}

/**
 * When a stage began: the first of a canary at T-0, each other when the phase before it was left. Those of a feature come after T-0, where it
 * is deployed with its flag off. Null before.
 */
export function stageBegan({ phases, actualT0 }: StagedRelease, phase: PhaseState): Instant | null {
  const earlier = phases.filter((one) => one.kind === "forward" && one.position < phase.position && !isBeforeStart(one));
  const before = earlier.sort((a, b) => a.position - b.position).at(-1);
  return before ? (before.closed?.at ?? null) : actualT0;
}

/**
 * When a stage that has begun was watched long enough: its minimum from its begin, and again from each pause. Null before it
 * began.
 */
export function watchedEnoughAt(release: StagedRelease, phase: StagePhase): Instant | null {
  const began = stageBegan(release, phase);
  if (began === null) return null;
  const pause = release.decisions?.findLast((one) => one.phase === phase.key && one.choice === "pause" && one.at >= began);
  return addMinutes(pause?.at ?? began, phase.stage.minimumMinutes);
}

/**
 * When a stage is due: watched long enough. Before it began it is an estimate, as if every stage from the present one on took
 * its minimum; `isEstimate` says which.
 */
export function stageDueAt(release: StagedRelease, phase: StagePhase): { readonly at: Instant; readonly isEstimate: boolean } {
  const enough = watchedEnoughAt(release, phase);
  if (enough !== null) return { at: enough, isEstimate: release.actualT0 === null };
  const stages = stagesOf(release.phases).filter((one) => one.position <= phase.position);
  const start = stages.findLastIndex((one) => stageBegan(release, one) !== null);
  const present = stages[start];
  const from = (present && watchedEnoughAt(release, present)) ?? release.actualT0 ?? release.details.plannedT0;
  const minutes = stages.slice(start + 1).reduce((sum, one) => sum + one.stage.minimumMinutes, 0);
  return { at: addMinutes(from, minutes), isEstimate: true };
}

/** Whole minutes between two moments, never negative. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((toMs(to) - toMs(from)) / 60_000));
}
