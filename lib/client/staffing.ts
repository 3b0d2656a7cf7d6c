import { goPhase } from "@/lib/domain/release/release-phases";
import type { PersonRef, PhaseState } from "@/lib/domain/release/state";
import { feasibility, type GateFeasibility, type Mend, mendsOf } from "@/lib/domain/sign-off/feasibility";
import type { ToldGate } from "@/lib/domain/sign-off/feasibility-words";
import { gateMoments } from "@/lib/domain/sign-off/gate-moments";
import type { StaffingQuestion } from "@/lib/domain/sign-off/staffing";
import type { AxisRelease } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import type { Availability } from "./availability";

/** What of a release, or of a plan of one, its staffing is judged by: gates that are closed are left out. */
export type StaffingParts = {
  readonly question: Omit<StaffingQuestion, "phases"> & { readonly phases: readonly PhaseState[] };
  readonly release: Pick<AxisRelease, "details" | "actualT0" | "rollback" | "decisions"> & { readonly phases: readonly PhaseState[] };
};

/** A gate as it is shown: who would sign it and whether they are there, on whom it hangs, and what would mend it. */
export type GateStaffing = GateFeasibility & ToldGate & Pick<PhaseState, "name"> & { readonly mends: readonly Mend[] };

/** The moments of each gate that is signed, by the key of its phase. Nothing while T-0 is not chosen. */
export function momentsByGate({ question, release }: StaffingParts): ReadonlyMap<string, readonly Instant[]> {
  if (release.details.plannedT0 === "") return new Map();
  const signed = question.phases.filter(({ requirements }) => requirements.some((one) => one.count > 0));
  return new Map(signed.map((phase) => [phase.key, gateMoments(phase, release)]));
}

/** `team`: those who could be added. */
export function gateStaffing(parts: StaffingParts, availability: Availability, team: readonly PersonRef[]): GateStaffing[] {
  const question = { ...parts.question, moments: momentsByGate(parts), presenceAt: availability.presenceAt };
  const go = goPhase(parts.release)?.key;
  return feasibility(question).flatMap((gate): GateStaffing[] => {
    const phase = parts.question.phases.find(({ key }) => key === gate.phase);
    if (!phase) return [];
    const { code, name, kind, stage } = phase;
    return [{ ...gate, code, name, kind, stage, isGo: phase.key === go, mends: mendsOf(gate, question, team) }];
  });
}
