import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import type { ItemState, ReleaseState } from "./state";

/** How soon after the decision the service should work again. Source: RBK, "within 15 minutes". */
export const RESTORE_AIM_MINUTES = 15;

/**
 * Health, errors, response times and what was broken: what shows that the service is back. On the hotfix track that the last stable version
 * runs on every pod: what it mended is broken as before, and the incident says when that is over. Source: RBK1.01 to RBK1.04, FIX10.02.
 */
const VALIDATION: ReadonlySet<string> = new Set(["RBK1.01", "RBK1.02", "RBK1.03", "RBK1.04", "FIX10.02"]);

export type RollbackTimes = {
  readonly decidedAt: Instant;
  /** Until when the service should work again. */
  readonly aimAt: Instant;
  /** When the last item was answered that shows it; null while one is open. */
  readonly restoredAt: Instant | null;
  readonly closedAt: Instant | null;
};

/** The times of a rollback, from its record only; null where there is none. */
export function rollbackTimes(state: Pick<ReleaseState, "rollback" | "phases" | "items">): RollbackTimes | null {
  const { rollback, phases, items } = state;
  if (!rollback) return null;
  const back = new Set(phases.filter(({ kind }) => kind === "rollback").map(({ key }) => key));
  const validation = items.filter((item) => back.has(item.phase) && item.required && item.sources.some((one) => VALIDATION.has(one)));
  return {
    decidedAt: rollback.startedAt,
    aimAt: addMinutes(rollback.startedAt, RESTORE_AIM_MINUTES),
    restoredAt: restoredAt(validation),
    closedAt: rollback.closedAt,
  };
}

/** What does not apply shows nothing, and what was waived was not seen. */
function restoredAt(validation: readonly ItemState[]): Instant | null {
  const asked = validation.filter(({ status }) => status !== "not-applicable" && status !== "waived");
  if (asked.length === 0 || asked.some(({ status }) => status !== "done")) return null;
  return asked.reduce<Instant | null>((latest, { at }) => (at !== null && (latest === null || at > latest) ? at : latest), null);
}

/** How long since the decision: until now, or until it was closed. In milliseconds. */
export function sinceDecisionMs({ decidedAt, closedAt }: RollbackTimes, now: Instant): number {
  return Math.max(0, toMs(closedAt ?? now) - toMs(decidedAt));
}
