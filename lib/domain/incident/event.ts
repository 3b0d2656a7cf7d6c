import type { Actor, ReleaseEvent } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { SeverityKey } from "./lore/severities";
import type { ActionItem, IncidentState } from "./state";

/**
 * Everything that can happen to an incident. One event = one thing that happened = one row of the stream `incident:<id>`. Folding them
 * gives the state, without looking anywhere else.
 * Final format: a type is never renamed and a payload only ever gains optional fields.
 */
export type IncidentEvent =
  /** Whoever declares it leads it. */
  | Event<
      "incident.declared",
      Pick<IncidentState, "id" | "teamId" | "title" | "severity" | "impact" | "release" | "occurredAt" | "readings">
    >
  /** `at` where it tells of something earlier; `told`: stakeholders were told just now. */
  | Event<"incident.noted", { id: string; text: string; at: Instant | null; told: boolean }>
  | Event<"incident.severity-changed", { from: SeverityKey; to: SeverityKey; reason: string }>
  | Event<"incident.roles-changed", IncidentRoles & { before: IncidentRoles }>
  | Event<"incident.times-recorded", IncidentTimes & { before: IncidentTimes }>
  | Event<"incident.command-offered", { to: PersonRef }>
  | Event<"incident.command-accepted", { from: PersonRef }>
  | Event<"incident.command-declined", { reason: string }>
  | Event<"incident.offer-withdrawn", { to: PersonRef }>
  | Event<"incident.playbook-started", { playbook: string }>
  | Event<"incident.step-set", { list: string; step: string; isDone: boolean; note: string; version: number }>
  | Event<"incident.action-added", { action: Pick<ActionItem, "id" | "title" | "owner" | "dueAt"> }>
  /** `title` as it was called, here and below. */
  | Event<"incident.action-changed", { id: string; title: string; version: number; changes: ActionChanges; before: ActionChanges }>
  | Event<"incident.action-finished", { id: string; title: string; version: number; note: string }>
  | Event<"incident.action-reopened", { id: string; title: string; version: number }>
  | Event<"incident.resolved", { summary: string; cause: string }>
  | Event<"incident.reopened", { reason: string }>
  | Event<"incident.section-written", { section: string; text: string; version: number }>
  | Event<"incident.post-mortem-published", Record<string, never>>
  /** About a message of an incident that stands alone: as in the stream of a release (ADR 55). */
  | MessageEvent;

type MessageEvent = Extract<ReleaseEvent, { type: `message.${string}` }>;

type Event<Type extends string, Payload> = { readonly type: Type; readonly payload: Readonly<Payload> };

export type IncidentRoles = Pick<IncidentState, "scribe" | "communicationsLead">;
/** When it began, was noticed, and stopped hurting. */
export type IncidentTimes = Pick<IncidentState, "occurredAt" | "detectedAt" | "mitigatedAt">;
export type ActionChanges = Partial<Pick<ActionItem, "title" | "owner" | "dueAt">>;

export type IncidentEventType = IncidentEvent["type"];

/** An event with its place in the stream, as stored and as sent to the browser. */
export type RecordedIncidentEvent = IncidentEvent & { readonly seq: number; readonly actor: Actor; readonly occurredAt: Instant };

type OfMessage<One> = Extract<One, { type: `message.${string}` }>;

/** Whether an event is about a message. */
export const isOfMessage = <One extends { readonly type: string }>(event: One): event is OfMessage<One> =>
  event.type.startsWith("message.");
