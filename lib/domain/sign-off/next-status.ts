import type { ReleaseEvent } from "@/lib/domain/release/event";
import { goPhase, isBeforeStart } from "@/lib/domain/release/release-phases";
import type { ReleaseState } from "@/lib/domain/release/state";
import { deployedObligations } from "@/lib/domain/release/strategy-obligations";
import type { Change } from "./change";
import { deploymentPhase, forwardPhases, livePhases, statusBehindHold } from "./gate-order";

/**
 * The event by which the status follows the gates, if it does not already: the go makes a release ready and its fall takes
 * that back, the deployment's gate begins the verification, the last gate ends it, and it is completed when nothing is owed.
 */
export function nextStatus({ before, state, context }: Change): ReleaseEvent[] {
  switch (statusBehindHold(state)) {
    case "planned":
      return follows(isGoGiven(state), { type: "release.preparation-started", payload: {} });
    case "preparing":
      return follows(isGoGiven(state), { type: "release.ready", payload: {} });
    case "ready":
      return follows(!isGoGiven(state), { type: "release.unready", payload: { cause: whyUnready(state) } });
    case "deploying":
      return follows(deploymentPhase(state)?.status === "closed", { type: "deployment.verifying", payload: {} });
    case "verifying":
      return follows(
        forwardPhases(state).every((phase) => phase.status === "closed"),
        { type: "release.deployed", payload: {} },
        ...deployedObligations(state, context),
      );
    case "deployed":
      return follows(isSettled(before, state), { type: "release.completed", payload: {} });
    case "rolling-back":
      return follows(isRolledBack(state), { type: "rollback.closed", payload: {} });
    case "draft":
    case "completed":
    case "on-hold":
    case "rolled-back":
    case "cancelled":
      return [];
  }
}

const follows = (isDue: boolean, ...events: ReleaseEvent[]): ReleaseEvent[] => (isDue ? events : []);

/** Every phase before T-0 is closed, the go among them. A release without such a gate never becomes ready by itself. */
function isGoGiven(state: ReleaseState): boolean {
  return goPhase(state) !== null && state.phases.filter(isBeforeStart).every((phase) => phase.status === "closed");
}

function whyUnready(state: ReleaseState): string {
  const open = forwardPhases(state).filter((phase) => isBeforeStart(phase) && phase.status !== "closed");
  return `${open.map((phase) => phase.code).join(" and ")} must be closed again.`;
}

/** Looked at when it may have changed: the state at hand may have been loaded without what the release owes. */
function isSettled(before: ReleaseState, state: ReleaseState): boolean {
  if (before.status === "deployed" && before.obligations === state.obligations) return false;
  return state.obligations.every((one) => one.settled !== null);
}

function isRolledBack(state: ReleaseState): boolean {
  const phases = livePhases(state);
  return phases.length > 0 && phases.every((phase) => phase.status === "closed");
}
