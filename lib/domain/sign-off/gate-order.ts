import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement } from "@/lib/domain/checklist/template";
import { goPhase, isStarted } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState, ReleaseStatus } from "@/lib/domain/release/state";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";

/** The forward phases in the order in which they are closed. */
export function forwardPhases(state: Pick<ReleaseState, "phases">): PhaseState[] {
  return state.phases.filter((phase) => phase.kind === "forward").sort((a, b) => a.position - b.position);
}

/** The forward phases that must be closed before this one; none for a rollback, which forward phases do not lead to. */
export function earlierPhases(state: ReleaseState, phase: PhaseState): PhaseState[] {
  if (phase.kind === "rollback") return [];
  return forwardPhases(state).filter((one) => one.position < phase.position);
}

/** The status that counts for the gates: on hold, the one that the release returns to. */
export function statusBehindHold(state: ReleaseState): ReleaseStatus {
  return state.hold?.from ?? state.status;
}

const RUNNING = ["planned", "preparing", "ready", "deploying", "verifying"] as const satisfies readonly ReleaseStatus[];

/** Whether the forward phases are still on their way: planned, and neither finished, cancelled nor rolling back. */
export function isRunning(state: ReleaseState): boolean {
  const status = statusBehindHold(state);
  return RUNNING.some((one) => one === status);
}

/** The phases whose gates can still change: the forward ones of a running release, the rollback ones while it rolls back. */
export function livePhases(state: ReleaseState): PhaseState[] {
  if (isRunning(state)) return forwardPhases(state);
  if (statusBehindHold(state) !== "rolling-back") return [];
  return state.phases.filter((phase) => phase.kind === "rollback" && phase.status !== "hidden");
}

/** Whether this gate is the go: the one that the start of the deployment rests on. */
export function isGo(state: ReleaseState, phase: PhaseState): boolean {
  return goPhase(state)?.key === phase.key;
}

/**
 * Whether what the gate allows has happened: it has passed and, for the go, the deployment was started. Sign-offs of a used
 * gate no longer expire, and revoking one stops the line. Source: SIGNOFF rules 14 and 17.
 */
export function isUsed(state: ReleaseState, phase: PhaseState): boolean {
  if (phase.status !== "closed") return false;
  return !isGo(state, phase) || isStarted(state);
}

/** The phase that ends the deployment itself: T-0, or the last stage of a canary. Once it is closed the release verifies. */
export function deploymentPhase(state: Pick<ReleaseState, "phases">): PhaseState | null {
  const after = forwardPhases(state).filter((phase) => phase.anchor === "actual" || phase.anchor === "promotion");
  return after.findLast((phase) => phase.stage !== null) ?? after[0] ?? null;
}

const CONFIRMED: readonly Requirement[] = [{ role: "approver", count: 1 }];

/**
 * Who must sign the gate; empty where the deployer closes the phase. Counted once per role (SIGNOFF rule 1). Proceeding against
 * what a stage's readings say takes an approver as well (SIGNOFF, last paragraph).
 */
export function requirementsOf(state: ReleaseState, phase: PhaseState): Requirement[] {
  if (!isDecisionStage(phase) || verdictOf(state, phase).zone === "proceed") return mergeRequirements(phase.requirements);
  return mergeRequirements(phase.requirements, CONFIRMED);
}

/** The rule of the gate as the release holds it, whatever the readings of a stage ask for besides. */
export function ruleOf(phase: Pick<PhaseState, "requirements">): Requirement[] {
  return mergeRequirements(phase.requirements);
}

/** Whether the phase ends by sign-offs, whoever gives them; otherwise the deployer closes it. */
export function isSigned({ requirements }: Pick<PhaseState, "requirements">): boolean {
  return requirements.some((one) => one.count > 0);
}
