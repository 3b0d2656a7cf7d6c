import type { ReleaseState } from "@/lib/domain/release/state";
import { evaluateGate, type GateQuestion } from "./evaluate-gate";

/** Keys of the phases that wait for sign-offs and nothing else: somebody is asked there. They lapse on hold (SIGNOFF rule 16). */
export function openRequests(state: ReleaseState, { now, digestOf, members }: Omit<GateQuestion, "state" | "phase">): string[] {
  return state.phases
    .filter((phase) => evaluateGate({ state, phase, now, digestOf, members }).display === "awaiting")
    .map((phase) => phase.key);
}
