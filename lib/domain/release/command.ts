import type { Permission } from "@/lib/domain/access/permissions";
import type { AccessRole, ReleaseRole } from "@/lib/domain/access/roles";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import type { Cause } from "@/lib/domain/cause/record";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import type { Requirement, StageChoice } from "@/lib/domain/checklist/template";
import type { Message } from "@/lib/domain/comms/message";
import type { HandedRole, HandoverSummary } from "@/lib/domain/handover/record";
import type { IncidentAct, IncidentRef } from "@/lib/domain/incident/linked";
import type { Measured, Reading } from "@/lib/domain/metrics/reading";
import type { ReadingMiss } from "@/lib/domain/metrics/reading-miss";
import type { ReportSection } from "@/lib/domain/report/report-words";
import type { ScopeCommand } from "@/lib/domain/scope/scope-command";
import type { Instant } from "@/lib/domain/time/instant";
import type { Actor, ObligationTerms, ReleaseEvent } from "./event";
import type { ItemState, ItemStatus, ReleaseDetails, RosterEntry } from "./state";
import type { Verdict } from "./verdict";

/** What somebody asks of a release. Values are set, never toggled; `expectedVersion` is the item version the person saw. */
export type ReleaseCommand =
  | {
      type: "item.set";
      item: string;
      status: ItemStatus;
      expectedVersion: number;
      reason?: string;
      value?: string;
      outcome?: NonNullable<ItemState["outcome"]>;
      waivedUntil?: Instant;
      observedAt?: Instant;
      compensates?: number;
      isMeasured?: true;
    }
  /** A machine's finding with its evidence, in one act; see `reportItem`. */
  | {
      type: "item.report";
      item: string;
      outcome: "pass" | "fail";
      evidence: { url: string; label: string };
      value?: string;
      reason?: string;
      observedAt?: Instant;
      /** It was measured by the application itself. */
      isMeasured?: true;
    }
  | ScopeCommand
  | { type: "item.assign"; item: string; assignee: RosterEntry["person"] | null }
  | { type: "item.note"; item: string; text: string }
  | { type: "item.add-evidence"; item: string; url: string; label: string }
  | { type: "item.remove-evidence"; item: string; evidence: string }
  | { type: "comment.add"; text: string; item?: string }
  | { type: "flag.raise"; text: string }
  | { type: "phase.close"; phase: string; reason?: string }
  | { type: "phase.restart"; phase: string; reason: string }
  /** Puts the rule in force on a gate; `requirements` are what the person saw of it. */
  | { type: "gate.apply-rule"; phase: string; requirements: readonly Requirement[] }
  | { type: "sign-off.grant"; phase: string; role: ReleaseRole; digest: string; initials: string; comment?: string; acceptOpen?: boolean }
  | { type: "sign-off.refuse"; phase: string; role: ReleaseRole; digest: string; reason: string }
  | { type: "sign-off.withdraw"; signOff: string }
  | { type: "sign-off.revoke"; signOff: string; reason: string }
  | ({ type: "reading.record"; phase: string; observedAt?: Instant; corrects?: string; measured?: Measured; note?: string } & NewReading)
  /** From a source outside that was asked and could not tell. */
  | ({ type: "reading.miss"; phase: string } & Pick<ReadingMiss, "source" | "isDown" | "missed">)
  /** `proceed` signs the stage's gate as deployer, so it takes what a sign-off takes. */
  | {
      type: "stage.decide";
      phase: string;
      choice: StageChoice;
      digest?: string;
      initials?: string;
      reason?: string;
      acceptOpen?: boolean;
    }
  | { type: "stage.dissent"; phase: string; reason: string }
  /**
   * `expectedVersion` is the version in force that the author saw, 0 where there was none; `draftVersion` the draft, which is no part
   * of the release and is looked at before.
   */
  | {
      type: "briefing.publish";
      expectedVersion: number;
      draftVersion?: number;
      content: BriefingContent;
      isMaterial: boolean;
      asked: readonly RosterEntry["person"][];
    }
  | { type: "briefing.confirm"; version: number }
  | { type: "briefing.remind" }
  /** `fields` may hold figures as `{{reading id}}`. To customers it is a proposal, which somebody else approves. */
  | { type: "message.send"; message: NewMessage; sendAt?: Instant; lackingReason?: string }
  | { type: "message.approve"; message: string; sendAt?: Instant }
  | { type: "message.cancel"; message: string; reason: string }
  /** From the clock, not from a person: the time of the message has come. */
  | { type: "message.leave"; message: string }
  /** From the incident, which was decided on already: its release says so. */
  | { type: "incident.link"; incident: IncidentRef; act: IncidentAct }
  | { type: "release.plan" }
  /**
   * The next three change the plan. They are refused as stale when the release is past `expectedSeq`, unless `seen` shows
   * that exactly what they change is still as the person saw it: a tick elsewhere must not cost somebody their edit.
   */
  | { type: "release.edit"; expectedSeq: number; changes: Partial<EditableDetails>; seen?: Partial<EditableDetails> }
  | ({ type: "release.move"; expectedSeq: number; seen?: ReleaseTimes } & ReleaseTimes)
  | { type: "roster.change"; expectedSeq: number; roster: readonly RosterEntry[]; seen?: readonly RosterEntry[] }
  | { type: "deployment.start" }
  | { type: "release.hold"; reason: string }
  | { type: "release.resume"; role: ReleaseRole }
  | { type: "release.cancel"; reason: string }
  | { type: "rollback.start"; reason: string; method: string; note?: string }
  /** `method` and `seen` are the method that the person saw. */
  | { type: "rollback.set-step"; step: string; method: string; isRun: boolean }
  | { type: "rollback.change-method"; method: string; seen: string; reason: string }
  /** `criterion` is a key of `ROLLBACK_CRITERIA`; a reason is asked of whoever clears what another found. */
  | { type: "cause.see"; criterion: string; note?: string }
  | { type: "cause.clear"; cause: string; reason?: string }
  /** From an integration, not from a person: an alert fires or is over. */
  | ({ type: "cause.report"; isFiring: boolean } & Pick<Cause, "criterion" | "text" | "source" | "url" | "observedAt">)
  /** Asks a colleague to take over what one does; see `decideHandover`. */
  | { type: "handover.offer"; role: HandedRole; to: RosterEntry["person"]; words?: string }
  /** `digest` binds the summary that was read at `seq`; `read` is that summary, which the server looks up to say what became another. */
  | { type: "handover.accept"; handover: string; digest: string; seq: number; read?: HandoverSummary }
  | { type: "handover.decline"; handover: string; reason: string }
  | { type: "handover.withdraw"; handover: string }
  | { type: "obligation.settle"; obligation: string; note: string; verdict?: Verdict }
  /** `seen` is what the person had before them; where it no longer holds, somebody was first. */
  | ({ type: "obligation.change"; obligation: string; reason: string; seen?: ObligationTerms } & Partial<ObligationTerms>)
  /** From the clock, not from a person: records what time has ended (sign-offs, waivers). */
  | { type: "clock.sweep" }
  /** Opens one gate without the sign-offs that it lacks; see `invokeBreakGlass`. */
  | { type: "break-glass.invoke"; phase: string; reason: string }
  | { type: "report.write"; section: ReportSection; text: string; expectedVersion: number }
  /** From the server, which made both texts of the log up to `expectedSeq` and compared them with what the person saw. */
  | { type: "notes.publish"; expectedSeq: number; public: string; internal: string };

/** What somebody wants to tell. */
export type NewMessage = Pick<Message, "kind" | "slot" | "audiences" | "subject" | "fields">;

/** What somebody read. */
export type NewReading = Pick<Reading, "metric" | "name" | "side" | "value" | "unit">;

/** When a release happens: T-0, the window it must fall into, and the zone it is planned in. */
export type ReleaseTimes = Pick<ReleaseDetails, "plannedT0" | "windowStart" | "windowEnd" | "zone">;

export type EditableDetails = Pick<
  ReleaseDetails,
  | "environment"
  | "namespace"
  | "fromVersion"
  | "toVersion"
  | "artifactDigest"
  | "firstCommitAt"
  | "strategy"
  | "criticality"
  | "impact"
  | "changes"
  | "risks"
  | "rollbackPlan"
  | "rollbackMethod"
  | "thresholds"
  | "links"
>;

/** What `decide` may know besides the state: all of it handed in, so that the same input gives the same answer. */
export type CommandContext = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly access: AccessRole | null;
  /** Roles of the actor on this release. */
  readonly roles: readonly ReleaseRole[];
  readonly permissions: ReadonlySet<Permission>;
  /** Ids of people who are members of the team now; `null` where it need not be checked (browser preview). */
  readonly members: ReadonlySet<string> | null;
  /** What the newest version of the release's template says of its gates; null where that is not known. */
  readonly rules: readonly GateRule[] | null;
  readonly newId: () => string;
  /** Hash of a gate's content: SHA-256 of its canonical JSON, hex. */
  readonly digestOf: (content: unknown) => string;
  /** Minutes since the person last proved who they are; `null` where it is checked elsewhere. */
  readonly proofAgeMinutes: number | null;
};

export const REFUSAL_CODES = [
  "not-permitted",
  "not-found",
  "stale",
  "conflict",
  "wrong-state",
  "invalid",
  "gate-closed",
  "separation-of-duties",
  "already-signed",
  "unsatisfiable",
  "proof-needed",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Why a command was not carried out, in words for the person, saying what to do about it.
 * `stale` and `conflict` carry the present state in `details`. `recorded` events are kept although the command
 * failed (a denied sign-off is itself something that happened).
 */
export type Refusal = {
  readonly code: RefusalCode;
  readonly message: string;
  /** Field or item the refusal is about, e.g. `reason`, `items.code-freeze`. */
  readonly path?: string;
  readonly details?: unknown;
  readonly recorded?: readonly ReleaseEvent[];
};

/** `events` may be empty: the state already was as asked (an equal tick is a success without a second event). */
export type Decision = { readonly ok: true; readonly events: readonly ReleaseEvent[] } | { readonly ok: false; readonly refusal: Refusal };

export const done = (...events: ReleaseEvent[]): Decision => ({ ok: true, events });
export const refuse = (code: RefusalCode, message: string, more: Omit<Refusal, "code" | "message"> = {}): Decision => ({
  ok: false,
  refusal: { code, message, ...more },
});
