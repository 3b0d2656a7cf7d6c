import { linkedIncidents } from "@/lib/domain/incident/linked";
import { ruleOf } from "@/lib/domain/release/obligation-rules";
import { isStarted } from "@/lib/domain/release/release-phases";
import type { ReleaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import {
  LATE_MINUTES,
  lastToldAt,
  lastUpdatedPhase,
  presentPeriod,
  REPORT_HOURS,
  slotAfter,
  toldFrom,
  UPDATE_MINUTES,
  type UpdatePeriod,
} from "./comms-time";
import type { MessageKind } from "./kind-names";
import { sentMessages } from "./message";

/** A message that is to be sent. What was sent is in the messages of the release. */
export type DueMessage = {
  /** Stays the same while it is the same thing. */
  readonly id: string;
  readonly kind: MessageKind;
  /** When it is due; null while that hangs on something which has not happened. */
  readonly dueAt: Instant | null;
  readonly lateAt: Instant | null;
  readonly standing: "waiting" | "upcoming" | "due" | "late";
  /** What it waits for, or why it is due before its time; null where the time says it. */
  readonly because: string | null;
};

/** What is to be sent, before it is looked at when. */
export type Planned = Omit<DueMessage, "id" | "standing" | "because"> & { readonly because?: string; readonly id?: string };

const HOUR = 60;

/**
 * What is to be said of a release, soonest first: on its two anchors, so that it moves with T-0. A status update falls due every
 * quarter of an hour and at each milestone; one sent message answers all that were due by then.
 * Source: "Communication and Coordination" of the reference.
 */
export function scheduleOf(state: ReleaseState, now: Instant): DueMessage[] {
  const planned = [...preNotice(state), ...course(state), ...updates(state, now), ...afterRollback(state), ...afterIncidents(state)];
  return withStandings(planned, now);
}

/** How each stands now, soonest first. */
export function withStandings(planned: readonly Planned[], now: Instant): DueMessage[] {
  return planned.map((one) => withStanding(one, now)).toSorted(bySoonest);
}

function withStanding({ because, id, ...one }: Planned, now: Instant): DueMessage {
  return { ...one, id: id ?? one.kind, because: because ?? null, standing: standingOf(one, now) };
}

function standingOf({ dueAt, lateAt }: Pick<Planned, "dueAt" | "lateAt">, now: Instant): DueMessage["standing"] {
  if (dueAt === null) return "waiting";
  if (dueAt > now) return "upcoming";
  return lateAt !== null && lateAt <= now ? "late" : "due";
}

function bySoonest(a: DueMessage, b: DueMessage): number {
  if (a.dueAt === null || b.dueAt === null) return Number(a.dueAt === null) - Number(b.dueAt === null);
  return a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt);
}

const wasSent = ({ messages }: ReleaseState, kind: MessageKind) => sentMessages(messages).some((row) => row.kind === kind);

/** Whether what the message would have settled is settled already: by an item that says so, or by somebody's word. */
function isMadeUpFor({ obligations }: ReleaseState, kind: MessageKind): boolean {
  const owed = obligations.filter((one) => ruleOf(one)?.message === kind);
  return owed.length > 0 && owed.every(({ settled }) => settled !== null);
}

/** A start is no news to those who were told of the end, nor of a release that is over. */
const isOldNews = (state: ReleaseState, kind: MessageKind) => kind === "start" && (wasSent(state, "completion") || isFinal(state.status));

/** Due 48 hours before T-0 and late after 24; on the hotfix track there is no time for one. A moved T-0 asks for a correction. */
function preNotice(state: ReleaseState): Planned[] {
  const { details, createdAt, status } = state;
  if (details.template.track === "hotfix" || isStarted(state) || isFinal(status) || status === "draft") return [];
  const told = sentMessages(state.messages).findLast((row) => row.kind === "pre-notice");
  if (told?.plannedT0 === details.plannedT0) return [];
  const dueAt = latest(addMinutes(details.plannedT0, -48 * HOUR), createdAt);
  const lateAt = latest(addMinutes(details.plannedT0, -24 * HOUR), dueAt);
  if (!told) return [{ kind: "pre-notice", dueAt, lateAt }];
  return [
    { kind: "pre-notice", id: "pre-notice-correction", dueAt: told.sendAt, lateAt: null, because: "T-0 was moved after the notice." },
  ];
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Start, completion, announcement and report: said once each, and not after the release was taken back. */
function course(state: ReleaseState): Planned[] {
  if (state.rollback || state.status === "cancelled" || state.status === "draft") return [];
  const { actualT0, details } = state;
  const end = lastUpdatedPhase(state);
  const done = end?.closed?.at ?? null;
  const waits = `After ${end?.code ?? "validation"} is closed.`;
  const nextDay = actualT0 && addMinutes(actualT0, 24 * HOUR);
  const hasFeature = details.changes.some((one) => one.kind === "feature");
  const all: Planned[] = [
    { kind: "start", dueAt: actualT0 ?? details.plannedT0, lateAt: actualT0 && addMinutes(actualT0, LATE_MINUTES) },
    after("completion", done, waits),
    ...(hasFeature ? [{ ...after("customer-announcement", done && nextDay, waits), lateAt: null }] : []),
    { kind: "report-24h", dueAt: nextDay ?? addMinutes(details.plannedT0, 24 * HOUR), lateAt: nextDay && addMinutes(nextDay, HOUR) },
  ];
  return all.filter(({ kind }) => !wasSent(state, kind) && !isMadeUpFor(state, kind) && !isOldNews(state, kind));
}

/** Due as soon as something has happened; until then it says what it waits for. */
function after(kind: MessageKind, at: Instant | null, waits: string): Planned {
  return at === null ? { kind, dueAt: null, lateAt: null, because: waits } : { kind, dueAt: at, lateAt: addMinutes(at, LATE_MINUTES) };
}

/** The update that is owed, or else the next one. Beside one that is owed stands when the following one will be. */
function updates(state: ReleaseState, now: Instant): Planned[] {
  const period = presentPeriod(state);
  if (!period || period.from > now || isFinal(state.status)) return [];
  const last = lastToldAt(state, period, now);
  const slot = slotAfter(period, last);
  const milestone = milestoneAfter(state, period, last);
  // Named by what was told before, so that a draft stays with it while it falls due.
  const id = nameAt(period.kind, last);
  if (milestone && milestone.at < slot) {
    return [update(period, { id, at: milestone.at, because: `${milestone.code} was closed.` }), following(period, id, now)];
  }
  return slot > now ? [update(period, { id, at: slot })] : [update(period, { id, at: slot }), following(period, id, now)];
}

/** `incident-notice-20261126T190512`: what is due more than once is named by a moment that stays. */
export const nameAt = (kind: MessageKind, at: Instant): string => `${kind}-${at.slice(0, 19).replaceAll(/[-:]/g, "")}`;

function update({ kind }: UpdatePeriod, { at, ...rest }: { id: string; at: Instant; because?: string }): Planned {
  return { kind, dueAt: at, lateAt: addMinutes(at, LATE_MINUTES), ...rest };
}

function following(period: UpdatePeriod, id: string, now: Instant): Planned {
  return update(period, { id: `${id}-next`, at: nextSlot(period, now) });
}

/** The first quarter of an hour of a period after a moment. */
function nextSlot(period: UpdatePeriod, now: Instant): Instant {
  let slot = addMinutes(period.from, UPDATE_MINUTES);
  while (slot <= now) slot = addMinutes(slot, UPDATE_MINUTES);
  return slot;
}

/** The first phase that was closed since people last heard something. */
function milestoneAfter({ phases }: ReleaseState, { from }: UpdatePeriod, last: Instant): { at: Instant; code: string } | null {
  const closed = phases.flatMap(({ closed: closing, code }) => (closing ? [{ at: closing.at, code }] : []));
  return closed.filter(({ at }) => at > from && at > last).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

/** Notice at once, resolution when it is closed, report within 48 hours. Source: "Incident Communication" of the reference. */
function afterRollback(state: ReleaseState): Planned[] {
  const { rollback } = state;
  if (!rollback) return [];
  const { startedAt, closedAt } = rollback;
  const report = addMinutes(startedAt, REPORT_HOURS * HOUR);
  const all: Planned[] = [
    { kind: "rollback-notice", dueAt: startedAt, lateAt: addMinutes(startedAt, LATE_MINUTES) },
    after("resolution", closedAt, "After the rollback is closed."),
    { kind: "post-incident-report", dueAt: report, lateAt: report },
  ];
  return all.filter(({ kind }) => !wasSent(state, kind) && !isMadeUpFor(state, kind));
}

/**
 * Of each incident that was declared from the release: a notice at once, the resolution when it is over, the report within 48 hours. A rollback
 * has its own of each, which tell of the incident as well. One sent since answers it. Source: "Incident Communication" of the reference.
 */
function afterIncidents(state: ReleaseState): Planned[] {
  if (state.rollback) return [];
  return linkedIncidents(state.incidents).flatMap(({ latest, declaredAt, endedAt }): Planned[] => {
    const report = addMinutes(declaredAt, REPORT_HOURS * HOUR);
    const all: Planned[] = [
      { kind: "incident-notice", dueAt: declaredAt, lateAt: addMinutes(declaredAt, LATE_MINUTES) },
      after("resolution", endedAt, "After the incident is resolved."),
      { kind: "post-incident-report", dueAt: report, lateAt: report },
    ];
    return all
      .filter((one) => !isTold(state, one))
      .map((one) => ({ ...one, id: `${nameAt(one.kind, declaredAt)}-${latest.id.slice(0, 4)}` }));
  });
}

function isTold(state: ReleaseState, { kind, dueAt }: Planned): boolean {
  const from = dueAt && toldFrom(state, kind, dueAt);
  return from !== null && sentMessages(state.messages).some((row) => row.kind === kind && row.sendAt >= from);
}
