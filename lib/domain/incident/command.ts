import type { Permission } from "@/lib/domain/access/permissions";
import type { Refusal, ReleaseCommand } from "@/lib/domain/release/command";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { ActionChanges, IncidentEvent, IncidentRoles, IncidentTimes } from "./event";
import type { SeverityKey } from "./lore/severities";

/**
 * What somebody asks of an incident. Values are set, never toggled; where two people can overwrite each other, a command carries what
 * the person saw: `seen` the value, or `expectedVersion`.
 */
export type IncidentCommand =
  | { type: "note"; text: string; at?: Instant; told?: boolean }
  | { type: "severity.set"; severity: SeverityKey; seen: SeverityKey; reason: string }
  | { type: "roles.set"; roles: IncidentRoles; seen: { scribe: string | null; communicationsLead: string | null } }
  | { type: "times.set"; times: IncidentTimes; seen: IncidentTimes }
  | { type: "command.offer"; to: PersonRef }
  | { type: "command.accept" }
  | { type: "command.decline"; reason?: string }
  | { type: "command.withdraw" }
  | { type: "playbook.start"; playbook: string }
  | { type: "step.set"; list: string; step: string; isDone: boolean; note?: string; expectedVersion: number }
  | { type: "action.add"; title: string; owner: PersonRef; dueAt: Instant }
  | { type: "action.change"; action: string; changes: ActionChanges; expectedVersion: number }
  | { type: "action.set"; action: string; isDone: boolean; note?: string; expectedVersion: number }
  | { type: "section.write"; section: string; text: string; expectedVersion: number }
  | { type: "post-mortem.publish" }
  | { type: "resolve"; summary: string; cause?: string }
  | { type: "reopen"; reason: string }
  | MessageCommand;

/** What is done about a message of an incident that stands alone: the commands of a release's messages (ADR 55). */
type MessageCommand = Extract<ReleaseCommand, { type: `message.${string}` }>;

/** The command of one type. */
export type CommandOf<Type extends IncidentCommand["type"]> = Extract<IncidentCommand, { type: Type }>;

/** What `decideIncident` may know besides the state: all of it handed in, so that the same input gives the same answer. */
export type IncidentContext = {
  readonly now: Instant;
  readonly actor: Actor;
  /** What the team role and the roles on the linked release give. */
  readonly permissions: ReadonlySet<Permission>;
  readonly newId: () => string;
};

/** `events` may be empty: the state already was as asked. */
export type IncidentDecision =
  | { readonly ok: true; readonly events: readonly IncidentEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export const happens = (...events: IncidentEvent[]): IncidentDecision => ({ ok: true, events });
export const refusedWith = (refusal: Refusal): IncidentDecision => ({ ok: false, refusal });
