import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import type { BriefingConfirmation, BriefingReminder, BriefingVersion } from "@/lib/domain/briefing/record";
import type { Cause, ClearedCause } from "@/lib/domain/cause/record";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { Message } from "@/lib/domain/comms/message";
import type { HandoverSummary, Offer, OfferEnding } from "@/lib/domain/handover/record";
import type { IncidentAct, IncidentRef } from "@/lib/domain/incident/linked";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ReadingMiss } from "@/lib/domain/metrics/reading-miss";
import type { ReportSection } from "@/lib/domain/report/report-words";
import type { AddedItem, PutBackItems, ReorderedItems, Retailored, TakenOutItems } from "@/lib/domain/scope/scope-event";
import type { BreakGlass } from "@/lib/domain/sign-off/break-glass-record";
import type { StageDecision, StageDissent } from "@/lib/domain/stage/record";
import type { Instant } from "@/lib/domain/time/instant";
import type { Obligation, SettlingCause } from "./obligation";
import type { StepRun } from "./rollback-record";
import type {
  Evidence,
  ItemState,
  ItemStatus,
  Note,
  PersonRef,
  PhaseClosing,
  ReleaseDetails,
  ReleaseState,
  RosterEntry,
  SignOffRow,
} from "./state";
import type { Verdict } from "./verdict";

/**
 * Everything that can happen to a release. One event = one thing that happened = one row of the log.
 * The payloads hold all that `evolve` needs: folding them gives the state, without looking anywhere else.
 * Final format: a type is never renamed and a payload only ever gains optional fields.
 */
export type ReleaseEvent =
  | Event<"release.created", { state: Omit<ReleaseState, "seq"> }>
  | Event<"release.planned", Record<string, never>>
  | Event<"release.preparation-started", Record<string, never>>
  | Event<"release.edited", { changes: Partial<ReleaseDetails>; before: Partial<ReleaseDetails> }>
  | Event<"release.t0-moved", { before: MovedWindow; after: MovedWindow }>
  | Event<"release.ready", Record<string, never>>
  | Event<"release.unready", { cause: string }>
  | Event<"deployment.started", { actualT0: Instant }>
  | Event<"deployment.verifying", Record<string, never>>
  | Event<"release.deployed", Record<string, never>>
  | Event<"release.completed", Record<string, never>>
  | Event<"release.held", { reason: string }>
  | Event<"release.resume-agreed", { role: ReleaseRole }>
  /** `asked`: the gates at which people are asked to sign again. */
  | Event<"release.resumed", { asked?: string[] }>
  | Event<"release.cancelled", { reason: string }>
  | Event<"rollback.started", { reason: string; method: string; note: string }>
  /** A step of the way back was run, or was not after all; `words` is the command, or what was done. */
  | Event<"rollback.step-set", Pick<StepRun, "method" | "step"> & { isRun: boolean; words: string }>
  | Event<"rollback.method-changed", { method: string; before: string; reason: string }>
  | Event<"rollback.closed", Record<string, never>>
  /** Something speaks for rolling back, or no longer does; `words` is how it reads. */
  | Event<"cause.seen", Cause & { words: string }>
  | Event<"cause.cleared", ClearedCause & { words: string }>
  | Event<"roster.changed", { roster: RosterEntry[]; before: RosterEntry[] }>
  /** With the summary as it was read, and the hash of what of it binds. An acceptance is followed by the change of the roster. */
  | Event<"handover.offered", Offer & ReadSummary>
  | Event<"handover.accepted", Offer & ReadSummary>
  | Event<"handover.ended", Omit<Offer, "words"> & { how: Exclude<OfferEnding, "accepted">; reason: string }>
  | Event<"release.retailored", Retailored>
  | Event<"item.taken-out", TakenOutItems>
  | Event<"item.put-back", PutBackItems>
  | Event<"item.added", AddedItem>
  | Event<"items.reordered", ReorderedItems>
  | Event<"item.set", ItemSet>
  | Event<"item.assigned", { item: string; assignee: PersonRef | null }>
  | Event<"item.noted", { item: string; note: Note }>
  | Event<"item.evidence-added", { item: string; version: number; evidence: Evidence }>
  | Event<"item.evidence-removed", { item: string; version: number; evidence: Evidence }>
  | Event<"comment.added", { id: string; text: string; item: string | null }>
  | Event<"flag.raised", { id: string; text: string }>
  | Event<"phase.closed", { phase: string; closing: PhaseClosing }>
  | Event<"phase.reopened", { phase: string; cause: string }>
  | Event<"phase.restarted", { phase: string; reason: string; items: { key: string; version: number }[]; phases: string[] }>
  | Event<"gate.rule-applied", { phase: string; requirements: readonly Requirement[]; before: readonly Requirement[] }>
  | Event<"sign-off.recorded", { row: SignOffRow }>
  | Event<"sign-off.denied", { phase: string; role: ReleaseRole; code: string; message: string }>
  | Event<"sign-off.lapsed", { phases: string[] }>
  | Event<"reading.recorded", { reading: Reading }>
  | Event<"reading.missed", { miss: ReadingMiss }>
  | Event<"stage.decided", { decision: StageDecision }>
  | Event<"stage.dissented", { dissent: StageDissent }>
  | Event<"briefing.published", Pick<BriefingVersion, "version" | "isMaterial" | "asked"> & { content: BriefingContent }>
  | Event<"briefing.confirmed", { version: number }>
  | Event<"briefing.confirmations-ended", Pick<Extract<BriefingConfirmation, { kind: "ended" }>, "version" | "cause" | "reason">>
  | Event<"briefing.reminded", Pick<BriefingReminder, "version" | "people">>
  | Event<"message.proposed", { message: Message }>
  | Event<"message.sent", { message: Message; sendAt: Instant }>
  /** Lets go what somebody else proposed; its text is in that event. */
  | Event<"message.approved", { id: string; sendAt: Instant }>
  | Event<"message.cancelled", { id: string; reason: string }>
  /** The time that a message was given has come: from here on it cannot be cancelled. What is sent at once needs no such event. */
  | Event<"message.left", { id: string }>
  /** An incident was declared from this release, or the one declared stands otherwise now. */
  | Event<"incident.linked", { incident: IncidentRef; act: IncidentAct }>
  | Event<"obligation.opened", { obligation: Obligation }>
  /** `cause` where it followed from something else, which is the event before it; `verdict` where whoever settled it judged. */
  | Event<"obligation.settled", { id: string; note: string; cause?: SettlingCause; verdict?: Verdict }>
  | Event<"obligation.changed", { id: string; before: ObligationTerms; after: ObligationTerms; reason: string }>
  | Event<"break-glass.invoked", { breakGlass: BreakGlass }>
  /** Somebody wrote a section beside the computed report; empty takes it back. */
  | Event<"report.written", { section: ReportSection; version: number; text: string }>
  /** The release notes as they were published, both forms word for word. */
  | Event<"notes.published", { version: number; public: string; internal: string }>;

type Event<Type extends string, Payload> = { readonly type: Type; readonly payload: Readonly<Payload> };

type ReadSummary = { readonly summary: HandoverSummary; readonly digest: string };

/** Who brings what is owed, and until when. */
export type ObligationTerms = Pick<Obligation, "owner" | "dueAt">;

export type MovedWindow = Pick<ReleaseDetails, "plannedT0" | "windowStart" | "windowEnd" | "boundWindow" | "zone">;

export type ItemSet = {
  item: string;
  /** The version after this change. */
  version: number;
  from: ItemStatus;
  to: ItemStatus;
  reason: string | null;
  value: string | null;
  outcome: ItemState["outcome"];
  waivedUntil: Instant | null;
  source: ItemState["source"];
  /** When the person did it, by their device, if it waited for a connection. Never used for order. */
  observedAt: Instant | null;
  /** Sequence number of the event that this one takes back (undo), if any. */
  compensates: number | null;
};

/** Who did it, as they were then. `system` is the clock: expiry and computed consequences. */
export type Actor = {
  readonly kind: "person" | "token" | "system";
  readonly id: string;
  readonly name: string;
  readonly initials: string;
};

/** An event with its place in the stream, as stored and as sent to the browser. */
export type RecordedEvent = ReleaseEvent & {
  readonly seq: number;
  readonly actor: Actor;
  /** By the command's clock. */
  readonly occurredAt: Instant;
};
