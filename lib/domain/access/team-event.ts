import type { DeliveryTargets } from "@/lib/domain/analytics/target";
import type { Requirement, Track } from "@/lib/domain/checklist/template";
import type { MetricLimit } from "@/lib/domain/metrics/limit";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import type { ServiceProfile } from "@/lib/domain/tailoring/profile";
import type { Instant } from "@/lib/domain/time/instant";
import type { AccessRole, ReleaseRole } from "./roles";
import type { TokenScope } from "./token";

/**
 * Everything that can happen to a team: its people, its services, its freezes. One event = one thing that happened = one row
 * of the stream `team:<id>`. Folding the events of people gives the memberships (`foldMembers`).
 * Final format: a type is never renamed and a payload only ever gains optional fields. No payload holds a secret: links are
 * named by the id of their invitation or the person they are for, never by their token.
 */
export type TeamEvent =
  | Event<"team.created", { id: string; name: string; slug: string }>
  | Event<"member.invited", { invitation: InvitationFacts }>
  | Event<"invitation.renewed", { invitation: InvitationFacts }>
  | Event<"invitation.revoked", { invitation: InvitationFacts }>
  | Event<"member.joined", { person: PersonRef; role: AccessRole; invitation: string | null }>
  | Event<"member.role-changed", { person: PersonRef; from: AccessRole; to: AccessRole }>
  | Event<"member.removed", { person: PersonRef; role: AccessRole }>
  /** `person` as they were called until then; what is recorded before and after keeps the name of its day. */
  | Event<"member.profile-changed", { person: PersonRef; changes: Partial<PersonFacts>; before: Partial<PersonFacts> }>
  | Event<"member.signed-out", { person: PersonRef; sessions: number }>
  | Event<"password-reset.issued", { person: PersonRef; expiresAt: Instant }>
  | Event<"password-reset.used", { person: PersonRef; sessions: number }>
  | Event<"password.changed", { person: PersonRef; sessions: number }>
  /** `person` subscribed to the team's calendar by a secret address, anew where there was one. */
  | Event<"calendar.address-made", { person: PersonRef }>
  | Event<"calendar.address-removed", { person: PersonRef }>
  | Event<"token.created", { token: TokenFacts }>
  | Event<"token.revoked", { token: TokenFacts }>
  | Event<"briefing-link.made", { link: BriefingLinkFacts }>
  | Event<"briefing-link.revoked", { link: BriefingLinkFacts }>
  | Event<"service.created", { service: ServiceFacts }>
  | Event<"service.changed", { id: string; name: string; changes: Partial<ServiceFacts>; before: Partial<ServiceFacts> }>
  | Event<"service.archived", { id: string; name: string }>
  | Event<"freeze.created", { freeze: FreezeFacts }>
  | Event<"freeze.changed", { id: string; name: string; changes: Partial<FreezeFacts>; before: Partial<FreezeFacts> }>
  | Event<"freeze.removed", { id: string; name: string }>
  /** `from`: what it began with, in words, such as `Standard release, version 2`. */
  | Event<"template.created", { template: TemplateFacts; from: string }>
  | Event<"template.draft-saved", TemplateFacts & { revision: number; how: "edited" | "imported" }>
  | Event<"template.draft-discarded", TemplateFacts>
  /** `changes` to the version before, as sentences; `more`: so many further ones. */
  | Event<"template.published", TemplateFacts & { version: number; changes: readonly string[]; more: number }>
  | Event<"template.archived", TemplateFacts>
  | Event<"webhook.created", { webhook: WebhookFacts }>
  | Event<"webhook.changed", { id: string; name: string; changes: Partial<WebhookFacts>; before: Partial<WebhookFacts> }>
  | Event<"webhook.secret-renewed", { id: string; name: string }>
  | Event<"webhook.enabled", { id: string; name: string }>
  /** `gone`: the receiver answered 410. */
  | Event<"webhook.disabled", { id: string; name: string; cause: "person" | "gone" }>
  | Event<"webhook.removed", { id: string; name: string }>
  | Event<"destination.created", { destination: DestinationFacts }>
  | Event<"destination.changed", { id: string; name: string; changes: Partial<DestinationFacts>; before: Partial<DestinationFacts> }>
  | Event<"destination.removed", { id: string; name: string }>
  /** `formerEnds`: whether the former secret signs along for a day, or ended at once. */
  | Event<"destination.secret-renewed", { id: string; name: string; formerEnds: "at-once" | "after-a-day" }>
  /** Its address is never in the log. `isAnew`: one that it had before leads nowhere since. */
  | Event<"status-page.opened", { isAnew: boolean }>
  | Event<"status-page.closed", Record<string, never>>
  | Event<"status-page.release-shown", ShownReleaseFacts>
  | Event<"status-page.release-hidden", ShownReleaseFacts>
  | Event<"status-page.incident-shown", ShownIncidentFacts>
  | Event<"status-page.incident-hidden", ShownIncidentFacts>
  | Event<"integration.created", { integration: IntegrationFacts }>
  | Event<"integration.rules-changed", { id: string; name: string; version: number; rules: number }>
  | Event<"integration.secret-renewed", { id: string; name: string }>
  | Event<"integration.removed", { id: string; name: string }>
  | Event<"metric-source.created", { source: MetricSourceFacts }>
  /** `isSecretNew`: another secret was given, which is in no log. */
  | Event<
      "metric-source.changed",
      { id: string; name: string; changes: Partial<MetricSourceFacts>; before: Partial<MetricSourceFacts>; isSecretNew: boolean }
    >
  | Event<"metric-source.queries-changed", { id: string; name: string; version: number; queries: number }>
  | Event<"metric-source.removed", { id: string; name: string }>
  | Event<"delivery-targets.changed", { changes: Partial<DeliveryTargets>; before: Partial<DeliveryTargets> }>
  | GateRuleEvent;

/** What became of the rule of a gate of a checklist: who must sign it beside what the checklist asks for (SIGNOFF rule 5). */
export type GateRuleEvent =
  | Event<"gate-rule.adopted", GateRuleFacts & { before: readonly Requirement[] }>
  | Event<"gate-rule.proposed", GateRuleFacts & { before: readonly Requirement[] }>
  | Event<"gate-rule.signed", GateRuleFacts & { role: ReleaseRole }>
  | Event<"gate-rule.withdrawn", GateRuleFacts>;

/** `requirements` are those that are asked for or in force from then on. `service` is absent where they are for every service. */
export type GateRuleFacts = {
  template: string;
  phase: string;
  requirements: readonly Requirement[];
  service?: { readonly id: string; readonly name: string };
};

type Event<Type extends string, Payload> = { readonly type: Type; readonly payload: Readonly<Payload> };

export type TeamEventType = TeamEvent["type"];

/** How somebody is called, and what they sign with. */
export type PersonFacts = { readonly name: string; readonly initials: string };

/** An invitation as the log keeps it. */
export type InvitationFacts = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: AccessRole;
  readonly expiresAt: Instant;
};

/** An API token as the log keeps it: never the secret. */
export type TokenFacts = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly owner: PersonRef;
  readonly expiresAt: Instant;
};

/** A link to the briefing of a release, as the log keeps it: never its secret. */
export type BriefingLinkFacts = {
  readonly id: string;
  readonly release: string;
  readonly service: string;
  readonly version: string;
  readonly expiresAt: Instant;
};

export type ServiceFacts = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly environment: string;
  readonly namespace: string;
  /** SIGNOFF rule 8: lets the creator of a release approve it. */
  readonly allowSelfApproval: boolean;
  /** What its checklists are tailored to; null where nobody has said. Absent from what was recorded before there was such a thing. */
  readonly profile?: ServiceProfile | null;
  /** By what its stages are judged instead of the reference's numbers. Absent from what was recorded before there was such a thing. */
  readonly limits?: readonly MetricLimit[];
};

export type FreezeFacts = {
  readonly id: string;
  readonly name: string;
  /** Null freezes every service of the team. */
  readonly serviceId: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** IANA zone in which it was entered. */
  readonly zone: string;
};

/** A checklist template of the team, as it was called that day. */
export type TemplateFacts = { readonly id: string; readonly name: string; readonly track: Track };

/** Where the team's releases are told to. Its secret is never in the log. */
export type WebhookFacts = { readonly id: string; readonly name: string; readonly url: string; readonly kinds: readonly string[] };

/** Where some of a team's audiences read its messages. Of an address that is a secret only the host is in the log. */
export type DestinationFacts = {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly audiences: readonly string[];
  readonly address: string;
};

/** A release whose messages to customers stand on the status page. */
export type ShownReleaseFacts = { readonly release: string; readonly service: string; readonly version: string };

/** An incident that stands alone whose messages to customers stand on the status page, unless they were taken off. */
export type ShownIncidentFacts = { readonly incident: string; readonly severity: string; readonly title: string };

/** A system outside that reports to the team. Its address and its secret are never in the log. */
export type IntegrationFacts = { readonly id: string; readonly name: string; readonly kind: string };

/** A Prometheus that a team's metrics are read from. Its secret is never in the log. */
export type MetricSourceFacts = {
  readonly id: string;
  readonly name: string;
  /** Empty: for releases to every environment. */
  readonly environment: string;
  readonly address: string;
  readonly auth: string;
};

/** A team event with its place in the stream, as stored. */
export type RecordedTeamEvent = TeamEvent & { readonly seq: number; readonly actor: Actor; readonly occurredAt: Instant };

/** The role of each member by id, as the events of a team say. The table of memberships must equal it. */
export function foldMembers(events: readonly TeamEvent[]): ReadonlyMap<string, AccessRole> {
  const members = new Map<string, AccessRole>();
  for (const event of events) {
    if (event.type === "member.joined") members.set(event.payload.person.id, event.payload.role);
    if (event.type === "member.role-changed") members.set(event.payload.person.id, event.payload.to);
    if (event.type === "member.removed") members.delete(event.payload.person.id);
  }
  return members;
}
