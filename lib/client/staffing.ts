import { goPhase } from "@/lib/domain/release/release-phases";
import type { PersonRef, PhaseState } from "@/lib/domain/release/state";
import { canFillAll, feasibility, type GateFeasibility, type Mend, mendsOf } from "@/lib/domain/sign-off/feasibility";
import type { ToldGate } from "@/lib/domain/sign-off/feasibility-words";
import { gateMoments } from "@/lib/domain/sign-off/gate-moments";
import type { StaffingQuestion } from "@/lib/domain/sign-off/staffing";
import type { AxisRelease } from "@/lib/domain/time/axis";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { Availability } from "./availability";

/** What of a release, or of a plan of one, its staffing is judged by: gates that are closed are left out. */
export type StaffingParts = {
  readonly question: Omit<StaffingQuestion, "phases"> & { readonly phases: readonly PhaseState[] };
  readonly release: Pick<AxisRelease, "details" | "actualT0" | "rollback" | "decisions"> & { readonly phases: readonly PhaseState[] };
};

/** A gate as it is shown: who would sign it and whether they are there, on whom it hangs, and what would mend it. */
export type GateStaffing = GateFeasibility & ToldGate & Pick<PhaseState, "name"> & { readonly mends: readonly Mend[] };

/** Somebody is named for every place, and somebody is not there: another time could mend it, or one person more. */
export function isAway({ isFilled, seats }: Pick<GateFeasibility, "isFilled" | "seats">): boolean {
  return !isFilled && seats.every(({ person }) => person !== null);
}

/** The moments of each gate that is signed, by the key of its phase. Nothing while T-0 is not chosen. */
export function momentsByGate({ question, release }: StaffingParts): ReadonlyMap<string, readonly Instant[]> {
  if (release.details.plannedT0 === "") return new Map();
  const signed = question.phases.filter(({ requirements }) => requirements.some((one) => one.count > 0));
  return new Map(signed.map((phase) => [phase.key, gateMoments(phase, release)]));
}

/** How far from the planned T-0 another is looked for, and in which steps. */
const STEP_MINUTES = 60;
export const MOST_HOURS = 12;

/** Moments that can be asked about at once. */
const MAX_ASKED = 100;

/** By how many minutes T-0 could move, the nearest first; none once the deployment was started, and never to before `now`. */
export function shiftsOf(parts: StaffingParts, now: Instant): number[] {
  const { actualT0, details } = parts.release;
  const count = new Set([...momentsByGate(parts).values()].flat()).size;
  if (actualT0 !== null || count === 0) return [];
  const hours = Array.from({ length: MOST_HOURS }, (_, index) => (index + 1) * STEP_MINUTES);
  return hours
    .flatMap((minutes) => [-minutes, minutes])
    .filter((minutes) => addMinutes(details.plannedT0, minutes) > now)
    .slice(0, Math.floor(MAX_ASKED / count));
}

/** The moments of all gates with T-0 moved by each of the shifts. */
export function shiftedMoments(parts: StaffingParts, shifts: readonly number[]): Instant[] {
  const moments = [...momentsByGate(parts).values()].flat();
  return [...new Set(shifts.flatMap((minutes) => moments.map((moment) => addMinutes(moment, minutes))))].sort();
}

/** The nearest T-0 at which every gate can be filled by people who are there; null where none of the shifts leads to one. */
export function nearestT0(parts: StaffingParts, availability: Availability, shifts: readonly number[]): Instant | null {
  const moments = momentsByGate(parts);
  const shift = shifts.find((minutes) => {
    const presenceAt: Availability["presenceAt"] = (person, moment) => availability.presenceAt(person, addMinutes(moment, minutes));
    return canFillAll({ ...parts.question, moments, presenceAt });
  });
  return shift === undefined ? null : addMinutes(parts.release.details.plannedT0, shift);
}

/** `team`: those who could be added. */
export function gateStaffing(parts: StaffingParts, availability: Availability, team: readonly PersonRef[]): GateStaffing[] {
  const question = { ...parts.question, moments: momentsByGate(parts), presenceAt: availability.presenceAt };
  const go = goPhase(parts.release)?.key;
  return feasibility(question).flatMap((gate): GateStaffing[] => {
    const phase = parts.question.phases.find(({ key }) => key === gate.phase);
    if (!phase) return [];
    const { code, name, kind, stage } = phase;
    return [{ ...gate, code, name, kind, stage, isGo: phase.key === go, mends: isAway(gate) ? mendsOf(gate, question, team) : [] }];
  });
}
