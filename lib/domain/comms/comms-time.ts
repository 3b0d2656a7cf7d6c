import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { stagesOf } from "@/lib/domain/stage/stage-time";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import { sentMessages } from "./message";

/** An update is due this often while a release is being deployed or taken back. Source: During Deployment Communication. */
export const UPDATE_MINUTES = 15;
/** A draft is ready this long before it is due, and one sent then counts for it. Five minutes after, it is late. */
export const READY_MINUTES = 5;
export const LATE_MINUTES = 5;

/** A time in which updates are due: from its start, to its end or open. */
export type UpdatePeriod = { readonly kind: "status-update" | "incident-update"; readonly from: Instant; readonly until: Instant | null };

/** The phase whose end is the end of updates: the last stage of a canary, T+15m, on the hotfix track T+30m. */
export function lastUpdatedPhase({ phases, details }: Pick<ReleaseState, "phases" | "details">): PhaseState | null {
  const stage = stagesOf(phases).at(-1);
  if (stage) return stage;
  const minutes = details.template.track === "hotfix" ? 30 : 15;
  return phases.find((phase) => phase.anchor === "actual" && phase.offsetMinutes === minutes) ?? null;
}

/** Updates are due from the start to the end of validation; from a rollback on they are those of an incident, until it is closed. */
export function updatePeriods(state: ReleaseState): UpdatePeriod[] {
  const { actualT0, rollback } = state;
  const ended = lastUpdatedPhase(state)?.closed?.at ?? null;
  const periods: UpdatePeriod[] = [];
  if (actualT0 !== null) periods.push({ kind: "status-update", from: actualT0, until: earlier(ended, rollback?.startedAt ?? null) });
  if (rollback) periods.push({ kind: "incident-update", from: rollback.startedAt, until: rollback.closedAt });
  return periods;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The first quarter of an hour of a period that a message sent at `last` does not answer. */
export function slotAfter({ from }: UpdatePeriod, last: Instant): Instant {
  const covered = Math.floor((toMs(last) + READY_MINUTES * 60_000 - toMs(from)) / (UPDATE_MINUTES * 60_000));
  return addMinutes(from, Math.max(1, covered + 1) * UPDATE_MINUTES);
}

/** Whether what was told at a moment answers what is due in a period at `slot`: a quarter of an hour shortly before it too, a milestone not. */
export function answersSlot(period: UpdatePeriod, { slot, at }: { readonly slot: Instant; readonly at: Instant }): boolean {
  if (at < period.from) return false;
  const isQuarter = (toMs(slot) - toMs(period.from)) % (UPDATE_MINUTES * 60_000) === 0;
  return isQuarter ? slotAfter(period, at) > slot : at >= slot;
}

/** When anything was last sent in a period by a moment; its start where nothing was. */
export function lastToldAt({ messages }: Pick<ReleaseState, "messages">, { from }: UpdatePeriod, by: Instant): Instant {
  const told = sentMessages(messages).map((row) => row.sendAt);
  return told.findLast((at) => at >= from && at <= by) ?? from;
}

/** Whole minutes in which people should have heard something and did not: what each pause took beyond a quarter of an hour. */
export function silenceMinutes(state: ReleaseState, now: Instant): number {
  return updatePeriods(state).reduce((sum, period) => sum + silenceIn(state, period, now), 0);
}

function silenceIn({ messages }: ReleaseState, { from, until }: UpdatePeriod, now: Instant): number {
  const end = until !== null && until < now ? until : now;
  const told = sentMessages(messages).map((row) => row.sendAt);
  const moments = [from, ...told.filter((at) => at > from && at < end), end];
  return moments.slice(1).reduce((sum, moment, index) => sum + pauseBeyond(moments[index] ?? moment, moment), 0);
}

function pauseBeyond(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((toMs(to) - toMs(from)) / 60_000) - UPDATE_MINUTES);
}
