import { isStarted } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import { isGo } from "./gate-order";

/** The go holds for at most this long after the planned T-0. Source: SIGNOFF rule 17. */
export const GO_AFTER_T0_MINUTES = 4 * 60;
/** Every other sign-off, and the evidence behind a go, holds for a day. Source: SIGNOFF rule 17. */
export const SIGN_OFF_MINUTES = 24 * 60;
export const EVIDENCE_MINUTES = 24 * 60;

/**
 * When a sign-off given now ends by itself: a go at the end of the window, at most 4 h after the planned T-0; any other
 * after 24 h. A go that is given again while the deployment runs confirms what is already happening, so it is like any other.
 */
export function expiryOf(state: ReleaseState, phase: PhaseState, now: Instant): Instant {
  return isGo(state, phase) && !isStarted(state) ? endOfGo(state) : addMinutes(now, SIGN_OFF_MINUTES);
}

/** Whether a sign-off has ended by time. A go never outlives the window as it is now, even if that has shrunk since. */
export function isExpired(state: ReleaseState, { phase, row, now }: { phase: PhaseState; row: SignOffRow; now: Instant }): boolean {
  if (row.expiresAt !== null && hasCome(row.expiresAt, now)) return true;
  return row.kind === "granted" && isGo(state, phase) && !isStarted(state) && hasCome(endOfGo(state), now);
}

/** The last moment at which a go can be acted upon. */
export function endOfGo({ details }: ReleaseState): Instant {
  const latest = addMinutes(details.plannedT0, GO_AFTER_T0_MINUTES);
  return toMs(details.windowEnd) < toMs(latest) ? details.windowEnd : latest;
}

/** Whether a moment is now or past. */
export function hasCome(moment: Instant, now: Instant): boolean {
  return toMs(moment) <= toMs(now);
}
