import type { PhaseState } from "@/lib/domain/release/state";
import { isDecisionStage, stageDueAt, stagesOf } from "@/lib/domain/stage/stage-time";
import { type AxisRelease, phaseDueAt } from "@/lib/domain/time/axis";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";

type Planned = Pick<AxisRelease, "details" | "actualT0" | "rollback" | "decisions"> & { readonly phases: readonly PhaseState[] };

/**
 * The moments at which whoever signs a gate must be there. One within the change window can be asked for until the window ends, since
 * everything in it may be late: its planned time and the end of the window. A rollback can be needed from T-0 to the end of the window; a
 * gate of a hotfix before T-0 has no time of its own and is signed by T-0. What follows a promotion counts from when it is expected.
 */
export function gateMoments(phase: PhaseState, release: Planned): Instant[] {
  const { plannedT0, windowStart, windowEnd } = release.details;
  if (phase.anchor === "opening") return [release.actualT0 ?? plannedT0, windowEnd];
  if (phase.anchor === "declaration") return [plannedT0];
  const due = phaseDueAt(phase, release) ?? promotedBy(phase, release);
  return windowStart <= due && due < windowEnd ? [due, windowEnd] : [due];
}

function promotedBy({ offsetMinutes }: PhaseState, release: Planned): Instant {
  const last = stagesOf(release.phases).findLast(isDecisionStage);
  return addMinutes(last ? stageDueAt(release, last).at : release.details.plannedT0, offsetMinutes);
}
