import { TARGET_NAMES } from "@/lib/domain/analytics/target";
import type { Description } from "@/lib/domain/release/describe-words";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { changedFields } from "./changed-fields";
import { connectionText } from "./describe-connection";
import { destinationText } from "./describe-destination";
import { gateRuleText } from "./describe-gate-rule";
import { serviceChangeText } from "./describe-service";
import { statusPageText } from "./describe-status-page";
import { templateText } from "./describe-template";
import { ROLE_WORDS } from "./role-words";
import { ACCESS_ROLE_NAMES, type AccessRole } from "./roles";
import type { FreezeFacts, InvitationFacts, TeamEvent } from "./team-event";
import { listed } from "./who-can";

/** What somebody did to the team, without their name: "Dan Okafor" + "invited Grace Hopper as a member". */
export function describeTeamEvent(event: TeamEvent & { readonly actor?: { readonly id: string } }): Description {
  // Whoever founds a team joins it by their own hand.
  const isOwn = event.type === "member.joined" && event.actor?.id === event.payload.person.id;
  const text = isOwn && !event.payload.invitation ? `joined as ${ACCESS_ROLE_NAMES[event.payload.role]}` : textOf(event);
  return { text, tone: TONES[event.type] ?? "neutral" };
}

/** What takes something away or lets somebody become somebody else is worth a second look. */
const TONES: Partial<Record<TeamEvent["type"], Description["tone"]>> = {
  "member.removed": "blocked",
  "gate-rule.adopted": "blocked",
  "password-reset.issued": "blocked",
  "token.created": "blocked",
  "briefing-link.made": "blocked",
  "status-page.opened": "blocked",
  "status-page.release-shown": "blocked",
  "status-page.incident-shown": "blocked",
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per event; the switch is the table, and is checked to be complete
function textOf(event: TeamEvent): string {
  switch (event.type) {
    case "team.created":
      return `created the team ${event.payload.name}`;
    case "member.invited":
      return `invited ${invitee(event.payload.invitation)} as ${ACCESS_ROLE_NAMES[event.payload.invitation.role]}`;
    case "invitation.renewed":
      return `made a new link for the invitation of ${invitee(event.payload.invitation)}`;
    case "invitation.revoked":
      return `took back the invitation of ${invitee(event.payload.invitation)}`;
    case "token.created":
    case "token.revoked":
      return tokenText(event);
    case "briefing-link.made": {
      const { service, version, expiresAt } = event.payload.link;
      return `made a link to the briefing of ${service} ${version} for people without an account, good until ${timeOf(expiresAt)}`;
    }
    case "briefing-link.revoked":
      return `took back a link to the briefing of ${event.payload.link.service} ${event.payload.link.version}`;
    case "service.created":
    case "service.changed":
    case "service.archived":
    case "freeze.created":
    case "freeze.changed":
    case "freeze.removed":
      return thingText(event);
    case "destination.created":
    case "destination.changed":
    case "destination.removed":
    case "destination.secret-renewed":
      return destinationText(event);
    case "status-page.opened":
    case "status-page.closed":
    case "status-page.release-shown":
    case "status-page.release-hidden":
    case "status-page.incident-shown":
    case "status-page.incident-hidden":
      return statusPageText(event);
    case "template.created":
    case "template.draft-saved":
    case "template.draft-discarded":
    case "template.published":
    case "template.archived":
      return templateText(event);
    case "webhook.created":
    case "webhook.changed":
    case "webhook.secret-renewed":
    case "webhook.enabled":
    case "webhook.disabled":
    case "webhook.removed":
    case "integration.created":
    case "integration.rules-changed":
    case "integration.secret-renewed":
    case "integration.removed":
    case "metric-source.created":
    case "metric-source.changed":
    case "metric-source.queries-changed":
    case "metric-source.removed":
      return connectionText(event);
    case "delivery-targets.changed":
      return `changed ${changedFields(event.payload, TARGET_NAMES)}`;
    case "gate-rule.adopted":
    case "gate-rule.proposed":
    case "gate-rule.signed":
    case "gate-rule.withdrawn":
      return gateRuleText(event);
    default:
      return personText(event);
  }
}

function tokenText({ type, payload: { token } }: Extract<TeamEvent, { type: `token.${string}` }>): string {
  if (type === "token.revoked") return `revoked the API token ${token.name} of ${token.owner.name}`;
  const scopes = listed(token.scopes, "and");
  return `made the API token ${token.name} for ${token.owner.name} (${scopes}), good until ${timeOf(token.expiresAt)}`;
}

type PersonEvent = Extract<TeamEvent, { payload: { person: unknown } }>;

function personText({ type, payload }: PersonEvent): string {
  const { name } = payload.person;
  switch (type) {
    case "member.joined":
      return payload.invitation
        ? `accepted an invitation and joined as ${ACCESS_ROLE_NAMES[payload.role]}`
        : `added ${name} as ${ACCESS_ROLE_NAMES[payload.role]}`;
    case "member.role-changed":
      return `changed the role of ${name} from ${roleOf(payload.from)} to ${roleOf(payload.to)}`;
    case "member.removed":
      return `removed ${name}, ${ACCESS_ROLE_NAMES[payload.role]}, from the team`;
    case "member.profile-changed":
      return `changed ${profileText(payload)}`;
    case "member.signed-out":
      return `signed ${name} out on ${counted(payload.sessions, "browser")}`;
    case "password-reset.issued":
      return `made a password reset link for ${name}, good until ${timeOf(payload.expiresAt)}`;
    case "password-reset.used":
      return `set a new password by a reset link, which ended ${counted(payload.sessions, "session")}`;
    case "password.changed":
      return `changed their password, which ended ${counted(payload.sessions, "other session")}`;
    case "calendar.address-made":
      return "made a calendar address of their own";
    case "calendar.address-removed":
      return "removed their calendar address";
  }
}

function profileText({ changes, before }: Extract<TeamEvent, { type: "member.profile-changed" }>["payload"]): string {
  const fields = (["name", "initials"] as const).filter((field) => field in changes);
  return listed(
    fields.map((field) => `their ${field} from ${before[field]} to ${changes[field]}`),
    "and",
  );
}

type ThingEvent = Extract<TeamEvent, { type: `service.${string}` | `freeze.${string}` }>;

function thingText(event: ThingEvent): string {
  switch (event.type) {
    case "service.created":
      return `made the service ${event.payload.service.name}`;
    case "service.changed":
      return serviceChangeText(event.payload);
    case "service.archived":
      return `archived the service ${event.payload.name}`;
    case "freeze.created": {
      const { name, startsAt, endsAt, zone } = event.payload.freeze;
      return `set the freeze ${name} from ${timeOf(startsAt, zone)} to ${timeOf(endsAt, zone)}`;
    }
    case "freeze.changed":
      return `changed ${changedFields(event.payload, FREEZE_FIELDS)} of the freeze ${event.payload.name}`;
    case "freeze.removed":
      return `removed the freeze ${event.payload.name}`;
  }
}

const FREEZE_FIELDS: Record<keyof FreezeFacts, string> = {
  id: "the id",
  name: "the name",
  serviceId: "the service",
  startsAt: "the begin",
  endsAt: "the end",
  zone: "the time zone",
};

const invitee = ({ name, email }: InvitationFacts): string => `${name} (${email})`;
const roleOf = (role: AccessRole): string => ROLE_WORDS[role].label.toLowerCase();
const counted = (count: number, thing: string): string => (count === 1 ? `1 ${thing}` : `${count} ${thing}s`);
const timeOf = (instant: string, zone = "UTC"): string => `${zonedTime(instant, zone)} on ${dayLabel(instant, zone)}`;
