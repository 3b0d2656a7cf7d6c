import type { Refusal } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, type Guard, needsPermission, needsText, refusal } from "@/lib/domain/release/guard";
import { isFrozen, isStarted } from "@/lib/domain/release/release-phases";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";

/** Whether the phase is a record by now: it was closed, and the deployment has begun. Before that, what comes into it opens it again. */
export function isOver(state: ReleaseState, phase: PhaseState): boolean {
  return phase.status === "closed" && isStarted(state);
}

/**
 * Whether the person may change what the checklist asks for: as the plan, and after the go only deployer or commander. Refused once the
 * release is over, and while it is rolled back. Source: RELIABILITY, "edit checklist before the freeze".
 */
export const mayChangeScope: Guard = (state, context) =>
  firstRefusal(
    () => needsPermission(state, context, "release.edit", "change what the checklist asks for"),
    () => checkRunning(state),
    () => checkThawed(state, context),
  );

/** Whether the checklist of the release can become another at all, whoever asks. */
export function checkRunning(state: ReleaseState): Refusal | null {
  if (isFinal(state.status)) {
    return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; its checklist no longer changes.`);
  }
  if (state.status !== "rolling-back") return null;
  return refusal("wrong-state", "The release is being rolled back; its checklist stays as it is.");
}

/** After the go only deployer and commander. */
export function checkThawed(state: ReleaseState, context: ActionContext): Refusal | null {
  return isFrozen(state) ? needsPermission(state, context, "item.edit-frozen", "change what the checklist asks for after the go") : null;
}

/** After the go the checklist changes only with a reason. */
export function checkReason(state: ReleaseState, reason: string | undefined): Refusal | null {
  return isFrozen(state) ? needsText(reason, "reason", "Say why the checklist changes after the go.") : null;
}

export function checkNotOver(state: ReleaseState, phase: PhaseState): Refusal | null {
  if (!isOver(state, phase)) return null;
  return refusal("wrong-state", `${phase.code} was closed and the deployment has begun; what was asked there is on record.`);
}
