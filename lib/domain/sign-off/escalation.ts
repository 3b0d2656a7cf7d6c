import type { Track } from "@/lib/domain/checklist/template";
import type { PersonRef, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { evaluateGate } from "./evaluate-gate";
import { hasCome } from "./expiry";
import { livePhases } from "./gate-order";
import { askedSince } from "./signers";

/** How long a request for a signature waits before it is told again, and to whoever answers for the release. Source: SIGNOFF rule 17. */
export const ESCALATES_MINUTES = { standard: 24 * 60, canary: 24 * 60, hotfix: 20 } as const satisfies Record<Track, number>;

/** A gate that waits for signatures and nothing else, longer than it should. */
export type OverdueRequest = {
  readonly phase: PhaseState;
  readonly since: Instant;
  /** Who can still give what is missing. */
  readonly waitsFor: readonly PersonRef[];
};

/**
 * The requests that escalate: 24 hours after the gate began to wait, on a hotfix 20 minutes. Whatever comes of it, nothing is signed by
 * it. A hold sets requests aside; what ended and is asked anew begins anew. Source: SIGNOFF rules 16 and 17.
 */
export function overdueRequests(state: ReleaseState, now: Instant, members: ReadonlySet<string> | null): OverdueRequest[] {
  return livePhases(state).flatMap((phase): OverdueRequest[] => {
    const since = phase.status === "open" && phase.requirements.length > 0 ? askedSince(state, phase, now) : null;
    if (since === null || !hasCome(addMinutes(since, ESCALATES_MINUTES[state.details.template.track]), now)) return [];
    const { display, roles } = evaluateGate({ state, phase, now, members, digestOf: null });
    if (display !== "awaiting") return [];
    const lacking = roles.filter((one) => one.signed < one.needed).flatMap((one) => one.canStillSign);
    return lacking.length > 0 ? [{ phase, since, waitsFor: [...new Map(lacking.map((one) => [one.id, one])).values()] }] : [];
  });
}
