import type { ItemState, PhaseState, ReleaseState } from "./state";

/** What comes before T-0: phases that hang on the planned time, or on the declaration of a hotfix. */
const BEFORE_START = ["planned", "declaration"] as const satisfies readonly PhaseState["anchor"][];

/** Whether a phase belongs before T-0, so that the start of the deployment waits for it. */
export function isBeforeStart(phase: PhaseState): boolean {
  return phase.kind === "forward" && BEFORE_START.some((anchor) => anchor === phase.anchor);
}

/**
 * The phase whose gate is the go: the last one before T-0 (T-2h of a standard release, the approval of a hotfix).
 * Null where a template has none; such a release is never frozen.
 */
export function goPhase(state: Pick<ReleaseState, "phases">): PhaseState | null {
  return state.phases.filter(isBeforeStart).sort(byPosition).at(-1) ?? null;
}

/**
 * "Freeze" is the go: from then on the checklist and the plan change only by deployer or commander, with a reason. A go that
 * is opened again during the deployment thaws nothing. Source: RELIABILITY.
 */
export function isFrozen(state: ReleaseState): boolean {
  return isStarted(state) || goPhase(state)?.status === "closed";
}

/** Whether the deployment of this release was ever started. */
export function isStarted(state: ReleaseState): boolean {
  return state.actualT0 !== null;
}

export function phaseOf(state: ReleaseState, item: ItemState): PhaseState | null {
  return state.phases.find((phase) => phase.key === item.phase) ?? null;
}

function byPosition(a: PhaseState, b: PhaseState): number {
  return a.position - b.position;
}
