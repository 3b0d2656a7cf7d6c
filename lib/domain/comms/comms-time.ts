import { linkedIncidents } from "@/lib/domain/incident/linked";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { stagesOf } from "@/lib/domain/stage/stage-time";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import type { MessageKind } from "./kind-names";
import { sentMessages } from "./message";

/** An update is due this often while a release is being deployed or taken back. Source: During Deployment Communication. */
export const UPDATE_MINUTES = 15;
/** A draft is ready this long before it is due, and one sent then counts for it. Five minutes after, it is late. */
export const READY_MINUTES = 5;
export const LATE_MINUTES = 5;

/** A time in which updates are due: from its start, to its end or open. */
export type UpdatePeriod = { readonly kind: "status-update" | "incident-update"; readonly from: Instant; readonly until: Instant | null };

/** What of a release says when people should have heard something, and when they did. */
export type Told = Pick<ReleaseState, "actualT0" | "rollback" | "incidents" | "messages" | "phases"> & {
  readonly details: { readonly template: Pick<ReleaseState["details"]["template"], "track"> };
};

/** The phase whose end is the end of updates: the last stage of a canary, T+15m, on the hotfix track T+30m. */
export function lastUpdatedPhase({ phases, details }: Pick<Told, "phases" | "details">): PhaseState | null {
  const stage = stagesOf(phases).at(-1);
  if (stage) return stage;
  const minutes = details.template.track === "hotfix" ? 30 : 15;
  return phases.find((phase) => phase.anchor === "actual" && phase.offsetMinutes === minutes) ?? null;
}

/**
 * Updates are due from the start to the end of validation, and of each incident from its declaration until it is over. From a rollback on
 * they are those of the rollback, until it is closed: it tells of itself and of the incident that led to it.
 */
export function updatePeriods(state: Told): UpdatePeriod[] {
  const { actualT0, rollback, incidents } = state;
  const ended = lastUpdatedPhase(state)?.closed?.at ?? null;
  const back = rollback?.startedAt ?? null;
  const periods: UpdatePeriod[] = [];
  if (actualT0 !== null) periods.push({ kind: "status-update", from: actualT0, until: earlier(ended, back) });
  for (const { declaredAt, endedAt } of linkedIncidents(incidents)) {
    if (back !== null && declaredAt >= back) continue;
    periods.push({ kind: "incident-update", from: declaredAt, until: earlier(endedAt, back) });
  }
  if (rollback) periods.push({ kind: "incident-update", from: rollback.startedAt, until: rollback.closedAt });
  return periods;
}

/** The time in which updates are due now: of what began last, so that an incident comes before the deployment that it disturbs. */
export function presentPeriod(state: ReleaseState): UpdatePeriod | null {
  return updatePeriods(state).findLast(({ until }) => until === null) ?? null;
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

/** A report on an incident is due within this. Source: "Incident Communication" of the reference. */
export const REPORT_HOURS = 48;

/**
 * From when on one that was sent tells what of an incident was due at `slot`: a notice and a resolution from then on, a report from the
 * declaration on. Null for what is told once in a release.
 */
export function toldFrom({ rollback }: Pick<ReleaseState, "rollback">, kind: MessageKind, slot: Instant): Instant | null {
  if (rollback) return null;
  if (kind === "incident-notice" || kind === "resolution") return slot;
  return kind === "post-incident-report" ? addMinutes(slot, -REPORT_HOURS * 60) : null;
}

/** When anything was last sent in a period by a moment; its start where nothing was. */
export function lastToldAt({ messages }: Pick<ReleaseState, "messages">, { from }: UpdatePeriod, by: Instant): Instant {
  const told = sentMessages(messages).map((row) => row.sendAt);
  return told.findLast((at) => at >= from && at <= by) ?? from;
}

/** Whole minutes in which people should have heard something and did not: what each pause took beyond a quarter of an hour. */
export function silenceMinutes(state: Told, now: Instant): number {
  return apart(updatePeriods(state)).reduce((sum, span) => sum + silenceIn(state, span, now), 0);
}

type Span = Pick<UpdatePeriod, "from" | "until">;

/** The periods as times that do not overlap: a minute of silence is one minute, whatever should have been said in it. */
function apart(periods: readonly UpdatePeriod[]): Span[] {
  const spans: Span[] = [];
  for (const { from, until } of periods.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    const last = spans.at(-1);
    const overlaps = last && (last.until === null || last.until > from);
    spans.splice(overlaps ? -1 : spans.length, 1, {
      from: overlaps ? last.from : from,
      until: overlaps ? later(last.until, until) : until,
    });
  }
  return spans;
}

/** The later of two ends; null is none. */
function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}

function silenceIn({ messages }: Told, { from, until }: Span, now: Instant): number {
  const end = until !== null && until < now ? until : now;
  const told = sentMessages(messages).map((row) => row.sendAt);
  const moments = [from, ...told.filter((at) => at > from && at < end), end];
  return moments.slice(1).reduce((sum, moment, index) => sum + pauseBeyond(moments[index] ?? moment, moment), 0);
}

function pauseBeyond(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((toMs(to) - toMs(from)) / 60_000) - UPDATE_MINUTES);
}
