import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { everyMinutesOf } from "./sampling";

/** So many rounds may pass without a word before what an item says is old. */
const ROUNDS = 3;

/**
 * Since when nothing newer was measured of an item that a metric answered: null while it is fresh, and where nothing is measured any more.
 * Once a phase is signed, measurements that agree are not put on record (ADR 58): silence is no age then.
 */
export function staleSince(state: ReleaseState, item: ItemState, now: Instant): Instant | null {
  const phase = state.phases.find((one) => one.key === item.phase);
  if (item.source !== "metric" || item.at === null || !isAnswered(item) || !phase) return null;
  if (!isMeasured(state, phase) || standingRows(state, phase.key).length > 0) return null;
  const ageMinutes = (toMs(now) - toMs(item.at)) / 60_000;
  return ageMinutes > ROUNDS * everyMinutesOf(phase) ? item.at : null;
}

const isAnswered = ({ status }: ItemState): boolean => status === "done" || status === "failed";
const isMeasured = ({ status }: ReleaseState, phase: PhaseState): boolean =>
  phase.status === "open" && (status === "deploying" || status === "verifying");
