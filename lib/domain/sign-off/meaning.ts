import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { stageWords } from "@/lib/domain/stage/side-words";
import { isDecisionStage, nextStage } from "@/lib/domain/stage/stage-time";
import { deploymentPhase, forwardPhases, isGo } from "./gate-order";

/**
 * The sentence that a person signs, kept word for word in the row. The approval of a go covers the way back to the version
 * that runs now, and says so, since it covers no other. Source: SIGNOFF rules 11 and 23.
 */
export function meaningOf(state: ReleaseState, phase: PhaseState, role: ReleaseRole): string {
  const { service, fromVersion, toVersion, environment } = state.details;
  const as = `As ${RELEASE_ROLE_NAMES[role].toLowerCase()} I`;
  if (phase.kind === "rollback") {
    return `${as} confirm that ${service.name} runs ${fromVersion} in ${environment} again and that the rollback can be closed.`;
  }
  if (isGo(state, phase)) {
    return `${as} agree that ${service.name} ${toVersion} is deployed to ${environment}. This covers the return to ${fromVersion}, and to no other version.`;
  }
  const next = nextStage(state.phases, phase);
  if (isDecisionStage(phase) && next) {
    const way = `from ${phase.stage.weightPercent} to ${next.stage.weightPercent} % of the ${stageWords(state.details).share} in ${environment}`;
    return `${as} ${role === "deployer" ? "decide" : "confirm"} that ${service.name} ${toVersion} proceeds ${way}.`;
  }
  if (phase.key === deploymentPhase(state)?.key) {
    return `${as} confirm that ${service.name} ${toVersion} is deployed to ${environment}.`;
  }
  if (phase.key === forwardPhases(state).at(-1)?.key) {
    return `${as} confirm that the release of ${service.name} ${toVersion} to ${environment} is complete.`;
  }
  return `${as} agree to leave ${phase.code} ${phase.name} of ${service.name} ${toVersion} in ${environment}.`;
}
