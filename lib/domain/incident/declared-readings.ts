import type { ReleaseState } from "@/lib/domain/release/state";
import { stagesOf } from "@/lib/domain/stage/stage-time";
import { verdictOf } from "@/lib/domain/stage/stage-verdict";
import { checkText } from "@/lib/domain/stage/stage-words";
import type { DeclaredReading } from "./state";

/** What was out of its limits on a release when an incident was declared from it, in the stages that were not closed: kept as it read then. */
export function readingsOutOfLimits(state: Pick<ReleaseState, "readings" | "phases">): DeclaredReading[] {
  const open = stagesOf(state.phases).filter(({ closed }) => closed === null);
  return open.flatMap((phase) =>
    verdictOf(state, phase).checks.flatMap((check): DeclaredReading[] => {
      if (!check.canary || (check.zone !== "hold" && check.zone !== "roll-back")) return [];
      return [{ id: check.canary.id, phase: phase.key, text: `${phase.code}: ${checkText(check)}`, at: check.canary.observedAt }];
    }),
  );
}
