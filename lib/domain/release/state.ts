import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { BriefingConfirmation, BriefingReminder, BriefingVersion } from "@/lib/domain/briefing/record";
import type { CauseRow } from "@/lib/domain/cause/record";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import type { Criticality, ItemCondition, ItemKind, ItemOption, Requirement, TemplateStage, Track } from "@/lib/domain/checklist/template";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import type { MessageRow } from "@/lib/domain/comms/message";
import type { HandoverRow } from "@/lib/domain/handover/record";
import type { IncidentRow } from "@/lib/domain/incident/linked";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { Reading } from "@/lib/domain/metrics/reading";
import type { ReadingMiss } from "@/lib/domain/metrics/reading-miss";
import type { ReportRow } from "@/lib/domain/report/report-words";
import type { Departure, TakenOut } from "@/lib/domain/scope/departure";
import type { BreakGlass } from "@/lib/domain/sign-off/break-glass-record";
import type { StageDecision, StageDissent } from "@/lib/domain/stage/record";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import type { Instant } from "@/lib/domain/time/instant";
import type { Obligation } from "./obligation";
import type { Rollback } from "./rollback-record";

/**
 * One release as everybody sees it: the tables hold it, folding the events of its stream gives it,
 * the browser keeps it up to date with the same `evolve`. Plain JSON; no functions, dates as `Instant`.
 */
export type ReleaseState = {
  readonly id: string;
  readonly teamId: string;
  /** Sequence number of the last event folded in. Also the optimistic lock of the release. */
  readonly seq: number;
  readonly status: ReleaseStatus;
  readonly details: ReleaseDetails;
  /** Set by the start of the deployment; re-anchors every phase with anchor `actual`. */
  readonly actualT0: Instant | null;
  /** Who started it. Absent before the start. */
  readonly startedBy?: PersonRef;
  readonly createdBy: PersonRef;
  readonly createdAt: Instant;
  readonly phases: readonly PhaseState[];
  /** As they are shown: by phase and section; children follow their parent. */
  readonly items: readonly ItemState[];
  readonly roster: readonly RosterEntry[];
  /** Append-only, in order of their events. */
  readonly signOffs: readonly SignOffRow[];
  readonly hold: Hold | null;
  readonly rollback: Rollback | null;
  readonly obligations: readonly Obligation[];
  /** The next seven are append-only, in order of their events, and left out while there is none. */
  readonly readings?: readonly Reading[];
  readonly misses?: readonly ReadingMiss[];
  readonly decisions?: readonly StageDecision[];
  readonly dissents?: readonly StageDissent[];
  readonly briefings?: readonly BriefingVersion[];
  readonly confirmations?: readonly BriefingConfirmation[];
  readonly reminders?: readonly BriefingReminder[];
  /** What was proposed, sent and cancelled of what people are told; append-only, left out while there is nothing. */
  readonly messages?: readonly MessageRow[];
  /** What is known of the incidents that were declared from it: a row each time one changes; append-only, left out while there is none. */
  readonly incidents?: readonly IncidentRow[];
  /** Gates that were opened without sign-offs that they lacked; append-only, left out while there is none (SIGNOFF rule 24). */
  readonly breakGlasses?: readonly BreakGlass[];
  /** What spoke for rolling back, and what of it no longer holds; append-only, left out while there is nothing. */
  readonly causes?: readonly CauseRow[];
  /** Roles that were offered to colleagues, and how that ended; append-only, left out while there is nothing. */
  readonly handovers?: readonly HandoverRow[];
  /** What people wrote beside the report, and when its notes were published; append-only, left out while there is nothing. */
  readonly reportRows?: readonly ReportRow[];
};

export const RELEASE_STATUSES = [
  "draft",
  "planned",
  "preparing",
  "ready",
  "deploying",
  "verifying",
  "deployed",
  "completed",
  "on-hold",
  "rolling-back",
  "rolled-back",
  "cancelled",
] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

export type PersonRef = { readonly id: string; readonly name: string; readonly initials: string };

export const STRATEGIES = ["rolling", "blue-green", "canary", "feature-flag"] as const;

export type ReleaseDetails = {
  readonly service: { readonly id: string; readonly name: string };
  readonly template: UsedTemplate;
  readonly environment: string;
  readonly namespace: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  /** `sha256:…` of what is deployed, or empty. */
  readonly artifactDigest: string;
  /** When the oldest commit that it brings was made, for its lead time; absent where nobody said so. No sign-off is bound to it. */
  readonly firstCommitAt?: Instant;
  readonly strategy: (typeof STRATEGIES)[number];
  readonly criticality: Criticality;
  /** IANA zone of the release. */
  readonly zone: string;
  readonly plannedT0: Instant;
  readonly windowStart: Instant;
  readonly windowEnd: Instant;
  /** The window that sign-offs are bound to: follows the window only when it moves by more than 30 minutes (SIGNOFF rule 12). */
  readonly boundWindow: { readonly start: Instant; readonly end: Instant };
  readonly impact: string;
  readonly changes: readonly { readonly kind: "feature" | "fix" | "performance"; readonly text: string }[];
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  readonly rollbackPlan: string;
  readonly rollbackMethod: string;
  readonly thresholds: readonly { readonly metric: string; readonly limit: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** The service allows the creator to approve; every such sign-off is labelled (SIGNOFF rule 8). */
  readonly allowSelfApproval: boolean;
  /** What the checklist was tailored to, what was put back and taken out. Absent where it has the whole template, and while there is none. */
  readonly profile?: ProfileAnswers;
  readonly restored?: readonly string[];
  readonly takenOut?: readonly TakenOut[];
  /** The service's limits as they were when the release was made. Absent where it had none. */
  readonly limits?: readonly MetricLimit[];
  /** Of the hotfix track only: what is broken, how badly, and since when somebody says so. */
  readonly hotfix?: HotfixDetails;
};

/** What a release was made from. `key`: of a built-in template, or the id of one of the team. */
export type UsedTemplate = {
  readonly key: string;
  readonly version: number;
  readonly track: Track;
  /** Of a template of the team only: what it was called, and what it says of each gate, which holds whatever becomes of it. */
  readonly name?: string;
  readonly gates?: readonly GateRule[];
};

export const HOTFIX_SEVERITIES = ["critical", "high"] as const;
export type HotfixDetails = {
  readonly severity: (typeof HOTFIX_SEVERITIES)[number];
  readonly description: string;
  readonly declaredAt: Instant;
};

export type PhaseState = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "forward" | "rollback";
  readonly anchor: "planned" | "actual" | "promotion" | "declaration" | "opening";
  readonly offsetMinutes: number;
  readonly position: number;
  readonly stage: TemplateStage | null;
  /**
   * Copied from the template when the release is created, and changed only by `gate.rule-applied` (SIGNOFF rule 2).
   * Empty: closed by the deployer's act.
   */
  readonly requirements: readonly Requirement[];
  /** `hidden` only for rollback phases. Whether an open phase is locked, awaiting … is derived by the gate evaluator. */
  readonly status: "hidden" | "open" | "closed";
  /** When a rollback was started, or, after a hold, people were asked to sign the gate again. Null where neither happened. */
  readonly openedAt: Instant | null;
  readonly closed: PhaseClosing | null;
  /** Bumped whenever a sign-off of this gate ends other than by passing, and when the phase is reopened or restarted. */
  readonly gateRevision: number;
};

type ClosedHow = "signed" | "act" | "break-glass";
export type PhaseClosing = { readonly at: Instant; readonly by: PersonRef; readonly how: ClosedHow; readonly reason: string | null };

export const ITEM_STATUSES = ["todo", "done", "not-applicable", "waived", "blocked", "failed"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export type ItemState = ItemDefinition & {
  readonly status: ItemStatus;
  /** Bumped by every change of status, value or reason; commands carry the one they saw. */
  readonly version: number;
  /** Why it is not applicable, waived, blocked or failed. */
  readonly reason: string | null;
  /** `choice`: the option's key; `fill-in`: the text; `result`: the reading, without unit. */
  readonly value: string | null;
  readonly outcome: "pass" | "fail" | "not-tested" | null;
  readonly waivedUntil: Instant | null;
  /** Who set the present status, and when by the command's clock, or by the device where it waited for a connection; null while untouched. */
  readonly by: PersonRef | null;
  readonly at: Instant | null;
  readonly source: "person" | "token" | "metric";
  readonly assignee: PersonRef | null;
  readonly evidence: readonly Evidence[];
  readonly notes: readonly Note[];
};

/** What the item asks. Other answers may change `required` and `condition`; the last two say what became of it. Nothing else ever changes. */
export type ItemDefinition = {
  readonly key: string;
  readonly phase: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly parent: string | null;
  /** Its number in the phase, given when it came and never changed: the order in which it is signed. */
  readonly position: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly proof: string;
  readonly how: string | null;
  readonly command: string | null;
  readonly owner: ReleaseRole;
  readonly required: boolean;
  readonly condition: ItemCondition | null;
  readonly options: readonly ItemOption[];
  readonly unit: string | null;
  readonly computedFrom: string | null;
  /** Which message answers an item that follows from one; not set on others. */
  readonly messageKind?: MessageKind;
  readonly sources: readonly string[];
  readonly departure?: Departure;
  readonly commented?: true;
};

export type Evidence = { readonly id: string; readonly url: string; readonly label: string; readonly by: PersonRef; readonly at: Instant };
export type Note = { readonly id: string; readonly text: string; readonly by: PersonRef; readonly at: Instant };
export type RosterEntry = { readonly role: ReleaseRole; readonly person: PersonRef };

/** SIGNOFF rule 13: rows are only appended. `refersTo` names the row that a later one ends. */
export type SignOffRow = {
  readonly id: string;
  readonly phase: string;
  readonly revision: number;
  readonly kind: "granted" | "refused" | "withdrawn" | "revoked" | "superseded" | "expired" | "ineligible";
  readonly refersTo: string | null;
  readonly role: ReleaseRole;
  /** Who signed; on a row that ends another: whose sign-off it was. */
  readonly person: PersonRef;
  readonly initials: string;
  /** The sentence signed. */
  readonly meaning: string;
  /** Comment of a grant; reason of a refusal or revocation; cause of a supersession. */
  readonly comment: string;
  /** Hash of the gate's content as shown to the signer. */
  readonly digest: string;
  readonly at: Instant;
  /** When a grant ends by itself (SIGNOFF rule 17); null on other rows. */
  readonly expiresAt: Instant | null;
  /** e.g. `self-approval`. */
  readonly labels: readonly string[];
};

export type Hold = {
  readonly since: Instant;
  readonly by: PersonRef;
  readonly reason: string;
  readonly from: ReleaseStatus;
  /** Who has agreed to resume so far; approver and commander are both needed (SIGNOFF rule 22). */
  readonly agreed: readonly { readonly role: ReleaseRole; readonly person: PersonRef; readonly at: Instant }[];
};
