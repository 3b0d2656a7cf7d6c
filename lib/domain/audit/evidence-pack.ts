import { type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import { linkedIncidents } from "@/lib/domain/incident/linked";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { Obligation } from "@/lib/domain/release/obligation";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import type { ItemStatus, ReleaseDetails, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import type { StageDecision, StageDissent } from "@/lib/domain/stage/record";
import { checkText, verdictSentence } from "@/lib/domain/stage/stage-words";
import type { Instant } from "@/lib/domain/time/instant";
import { type EvidenceEntry, type EvidenceSource, entryOf, type LoggedEvent, sourceOf } from "./evidence-entry";
import { type EvidenceGate, evidenceGates, type ShownContent } from "./evidence-gates";
import { type EvidenceHandover, evidenceHandovers } from "./evidence-handovers";

/**
 * Everything an auditor asks of one release, made from its events and nothing else. Whatever is said names the event that says it, so
 * that each line can be checked against an export of the log.
 */
export type EvidencePack = {
  readonly release: EvidenceRelease;
  readonly roster: { readonly now: readonly RosterEntry[]; readonly changes: readonly EvidenceEntry[] };
  /** From planning to the end: what moved the release on, back or aside. */
  readonly course: readonly EvidenceEntry[];
  readonly gates: readonly EvidenceGate[];
  readonly contents: readonly ShownContent[];
  /** Items that were waived, set aside, blocked or failed, each time one was. `stands` while it is still so. */
  readonly departures: readonly EvidenceDeparture[];
  readonly decisions: readonly EvidenceDecision[];
  readonly dissents: readonly (StageDissent & { readonly code: string })[];
  readonly handovers: readonly EvidenceHandover[];
  readonly rollback: Rollback | null;
  readonly messages: readonly Pick<MessageRow, "id" | "kind" | "subject" | "audiences" | "act" | "seq" | "at" | "by" | "sendAt">[];
  readonly incidents: readonly EvidenceIncident[];
  readonly obligations: readonly Pick<Obligation, "id" | "kind" | "title" | "owner" | "dueAt" | "settled">[];
  readonly events: readonly (EvidenceEntry & { readonly hash: string })[];
};

type Facts = Omit<ReleaseDetails, "boundWindow" | "profile" | "restored" | "hotfix" | "links">;

export type EvidenceRelease = Facts &
  Pick<ReleaseState, "id" | "status" | "actualT0" | "createdBy" | "createdAt"> & { readonly startedBy: RosterEntry["person"] | null };

export type EvidenceDeparture = EvidenceSource & {
  readonly item: string;
  readonly title: string;
  readonly code: string;
  readonly to: ItemStatus;
  readonly reason: string | null;
  readonly until: Instant | null;
  readonly stands: boolean;
};

/** A decision at a stage with what it was made on, as it was frozen then. */
export type EvidenceDecision = Pick<
  StageDecision,
  "id" | "weightPercent" | "choice" | "by" | "role" | "reason" | "at" | "observedMinutes" | "minimumMinutes" | "signOff" | "readings"
> & {
  readonly code: string;
  /** The verdict in a sentence, and each criterion with the readings that it was judged by. */
  readonly verdict: string;
  readonly checks: readonly string[];
  readonly openItems: readonly string[];
};

export type EvidenceIncident = {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly commander: string;
  readonly declaredAt: Instant;
  readonly endedAt: Instant | null;
};

/** Makes the pack of a release of all its events, in order. Throws where they do not begin with its creation. */
export function evidencePack(events: readonly LoggedEvent[], digestOf: (content: unknown) => string): EvidencePack {
  const state = foldRelease(events);
  const named = (types: ReadonlySet<string>) => events.filter(({ type }) => types.has(type)).map((event) => entryOf(event, state));
  return {
    release: releaseFacts(state),
    roster: { now: state.roster, changes: named(new Set(["roster.changed"])) },
    course: named(COURSE),
    ...evidenceGates(events, { state, digestOf }),
    departures: departuresOf(events, state),
    decisions: (state.decisions ?? []).map((one) => decisionOf(one, state)),
    dissents: (state.dissents ?? []).map((one) => ({ ...one, code: codeOf(state, one.phase) })),
    handovers: evidenceHandovers(events, state),
    rollback: state.rollback,
    messages: messagesOf(state),
    incidents: incidentsOf(state),
    obligations: state.obligations.map(({ id, kind, title, owner, dueAt, settled }) => ({ id, kind, title, owner, dueAt, settled })),
    events: events.map((event) => ({ ...entryOf(event, state), hash: event.hash })),
  };
}

const COURSE: ReadonlySet<string> = new Set<LoggedEvent["type"]>([
  "release.created",
  "release.planned",
  "release.edited",
  "release.t0-moved",
  "release.preparation-started",
  "release.ready",
  "release.unready",
  "deployment.started",
  "deployment.verifying",
  "release.deployed",
  "release.completed",
  "release.held",
  "release.resume-agreed",
  "release.resumed",
  "release.cancelled",
  "rollback.started",
  "rollback.step-set",
  "rollback.method-changed",
  "rollback.closed",
  "flag.raised",
]);

const codeOf = (state: ReleaseState, phase: string): string => state.phases.find(({ key }) => key === phase)?.code ?? phase;

function releaseFacts({ id, status, actualT0, createdBy, createdAt, startedBy, details }: ReleaseState): EvidenceRelease {
  const { service, template, environment, namespace, fromVersion, toVersion, artifactDigest, strategy, criticality, zone } = details;
  const { plannedT0, windowStart, windowEnd, impact, changes, risks, rollbackPlan, rollbackMethod, thresholds, allowSelfApproval } =
    details;
  return {
    ...{ id, status, actualT0, createdBy, createdAt, startedBy: startedBy ?? null },
    ...{ service, template, environment, namespace, fromVersion, toVersion, artifactDigest, strategy, criticality, zone },
    ...{ plannedT0, windowStart, windowEnd, impact, changes, risks, rollbackPlan, rollbackMethod, thresholds, allowSelfApproval },
  };
}

const DEPARTING: readonly ItemStatus[] = ["waived", "not-applicable", "blocked", "failed"];

function departuresOf(events: readonly LoggedEvent[], state: ReleaseState): EvidenceDeparture[] {
  const items = new Map(state.items.map((item) => [item.key, item]));
  return events.flatMap((event): EvidenceDeparture[] => {
    if (event.type !== "item.set" || !DEPARTING.includes(event.payload.to)) return [];
    const { item: key, to, reason, waivedUntil: until, version } = event.payload;
    const item = items.get(key);
    const title = item?.title ?? key;
    const code = item ? codeOf(state, item.phase) : "";
    return [{ ...sourceOf(event), item: key, title, code, to, reason, until, stands: item?.version === version }];
  });
}

function decisionOf({ phase, verdict, openItems, began: _began, ...decision }: StageDecision, state: ReleaseState): EvidenceDecision {
  return {
    ...decision,
    code: codeOf(state, phase),
    verdict: verdictSentence(verdict),
    checks: verdict.checks.filter(({ zone }) => zone !== null).map(checkText),
    openItems: openItems.map(({ title }) => title),
  };
}

function messagesOf({ messages }: ReleaseState): EvidencePack["messages"] {
  return standingMessages(messages).map((row) => {
    const { id, kind, subject, audiences, act, seq, at, by, sendAt } = row;
    return { id, kind, subject, audiences, act, seq, at, by, sendAt };
  });
}

function incidentsOf({ incidents }: ReleaseState): EvidenceIncident[] {
  return linkedIncidents(incidents).map(({ latest, declaredAt, endedAt }) => {
    const { id, title, severity, status, commander } = latest;
    return { id, title, severity, status, commander: commander.name, declaredAt, endedAt };
  });
}
