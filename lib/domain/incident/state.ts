import type { MessageRow } from "@/lib/domain/comms/message";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { SeverityKey } from "./lore/severities";

/**
 * One incident as everybody sees it: the tables hold it, folding the events of its stream gives it (ADR 45). Notes are no part of it:
 * they are the events themselves. Plain JSON; dates as `Instant`.
 */
export type IncidentState = {
  readonly id: string;
  readonly teamId: string;
  /** Number of the last event folded in. Also the optimistic lock of the incident. */
  readonly seq: number;
  readonly title: string;
  readonly severity: SeverityKey;
  /** Who notices what, in the words of whoever declared it. */
  readonly impact: string;
  readonly status: "open" | "resolved";
  /** The release that it was declared from; null where it stands alone. */
  readonly release: LinkedRelease | null;
  /** What was out of its limits on that release at the declaration, as it read then; not set where nothing was. */
  readonly readings?: readonly DeclaredReading[];
  readonly declaredBy: PersonRef;
  readonly declaredAt: Instant;
  /** Since when it is open: declared, or reopened. The update clock begins here. */
  readonly openSince: Instant;
  /** When it began, was noticed and stopped hurting, as people say; null where nobody has said so yet. */
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant | null;
  readonly mitigatedAt: Instant | null;
  /** Who leads. There is always one: whoever declares leads until somebody accepts command. */
  readonly commander: PersonRef;
  /** Command that was offered and not yet accepted. */
  readonly offer: CommandOffer | null;
  readonly scribe: PersonRef | null;
  readonly communicationsLead: PersonRef | null;
  /** When stakeholders were last told, by a message that left or a note that says so; null before the first time. */
  readonly lastUpdateAt: Instant | null;
  /** When a message of its release last told of incidents; read beside the record of the incident, and no part of it. */
  readonly toldByRelease?: Instant;
  /** The playbooks that are worked through, in the order of their start. */
  readonly playbooks: readonly StartedPlaybook[];
  /** Steps that somebody touched, of playbooks and of the lists around an incident; the others are to do, at version 0. */
  readonly steps: readonly StepState[];
  readonly actions: readonly ActionItem[];
  /** Sections of the post-mortem that somebody wrote. */
  readonly sections: readonly WrittenSection[];
  readonly resolution: Resolution | null;
  /** What happened to its messages, where it stands alone (ADR 55); only appended. Not set where there is none. */
  readonly messages?: readonly MessageRow[];
  /** When the post-mortem was published, and by whom. */
  readonly published: Act | null;
};

type Act = { readonly by: PersonRef; readonly at: Instant };

/** A release as an incident names it: as it was called when the incident was declared. */
export type LinkedRelease = { readonly id: string; readonly service: string; readonly version: string };

/** A reading that led to an incident, in words with its limit; `at` is when it was observed. */
export type DeclaredReading = { readonly id: string; readonly phase: string; readonly text: string; readonly at: Instant };

export type CommandOffer = Act & { readonly to: PersonRef };

export type StartedPlaybook = Act & { readonly key: string };

export type StepState = Act & {
  /** Key of a playbook, `readiness` or `afterwards`. */
  readonly list: string;
  readonly key: string;
  readonly isDone: boolean;
  readonly note: string;
  /** Bumped by every change; commands carry the one they saw. */
  readonly version: number;
};

export type ActionItem = {
  readonly id: string;
  readonly title: string;
  readonly owner: PersonRef;
  readonly dueAt: Instant;
  readonly version: number;
  readonly done: (Act & { readonly note: string }) | null;
};

export type WrittenSection = Act & { readonly key: string; readonly text: string; readonly version: number };

export type Resolution = Act & { readonly summary: string; readonly cause: string };
