import type { Refusal } from "@/lib/domain/release/command";
import { type ActionContext, firstRefusal, needsPermission, refusal } from "@/lib/domain/release/guard";
import { isBeforeStart, isFrozen, phaseOf } from "@/lib/domain/release/release-phases";
import { STATUS_NAMES } from "@/lib/domain/release/release-status";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";

/** The item of a release with its phase, or the refusal that there is none. */
export function findItem(state: ReleaseState, key: string): { item: ItemState; phase: PhaseState } | null {
  const item = state.items.find((one) => one.key === key);
  const phase = item && phaseOf(state, item);
  return item && phase ? { item, phase } : null;
}

export const noSuchItem = (key: string): Refusal => refusal("not-found", "This release has no such item.", { path: `items.${key}` });

/**
 * Whether the checklist takes a change in this phase at all, whoever asks. Ticking early is allowed: a phase whose time has
 * not come is no obstacle. Refused: a draft, a finished release, the hidden rollback phase, forward phases while rolling back.
 */
export function checkPhase(state: ReleaseState, phase: PhaseState): Refusal | null {
  if (state.status === "draft") return refusal("wrong-state", "The release is a draft. Plan it, then work on its checklist.");
  if (isFinal(state.status))
    return refusal("wrong-state", `The release is ${STATUS_NAMES[state.status]}; its checklist no longer changes.`);
  if (phase.status === "hidden") return refusal("wrong-state", "The rollback checklist opens when a rollback is started.");
  if (state.status === "rolling-back" && phase.kind === "forward") {
    return refusal("wrong-state", "The release is being rolled back; the phases before it have stopped.");
  }
  return null;
}

/** Whether a phase takes changes only from deployer or commander: closed, or before T-0 once the go was given ("Freeze"). */
export function isPhaseFrozen(state: ReleaseState, phase: PhaseState): boolean {
  return phase.status === "closed" || (isFrozen(state) && isBeforeStart(phase));
}

/** Refuses everybody but deployer and commander in a frozen phase. */
export function checkFrozen(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  if (!isPhaseFrozen(state, phase)) return null;
  return needsPermission(state, context, "item.edit-frozen", `change ${phase.code} after it was closed or the go was given`);
}

/** The rules that every change of an item shares. */
export function mayWorkOn(state: ReleaseState, phase: PhaseState, context: ActionContext): Refusal | null {
  return firstRefusal(
    () => needsPermission(state, context, "item.tick", "work on the checklist"),
    () => checkPhase(state, phase),
    () => checkFrozen(state, phase, context),
  );
}
