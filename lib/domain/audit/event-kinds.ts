import type { TeamEventType } from "@/lib/domain/access/team-event";
import type { ReleaseEvent } from "@/lib/domain/release/event";

/** What an audit can be narrowed to: kinds of things that happen, as people think of them. */
export const EVENT_KINDS = ["sign-offs", "checklist", "course", "plan", "words", "messages", "people", "settings"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_KIND_NAMES: Record<EventKind, string> = {
  "sign-offs": "Sign-offs and gates",
  checklist: "Checklist",
  course: "Course of the release",
  plan: "Plan and roster",
  words: "Comments and flags",
  messages: "Messages",
  people: "People and access",
  settings: "Services and settings",
};

/** The kind of each event. A new type does not compile without one. */
const KIND_OF: Record<ReleaseEvent["type"] | TeamEventType, EventKind> = {
  "release.created": "plan",
  "release.planned": "plan",
  "release.edited": "plan",
  "release.t0-moved": "plan",
  "roster.changed": "plan",
  "release.preparation-started": "course",
  "release.ready": "course",
  "release.unready": "course",
  "deployment.started": "course",
  "deployment.verifying": "course",
  "release.deployed": "course",
  "release.completed": "course",
  "release.held": "course",
  "release.resume-agreed": "course",
  "release.resumed": "course",
  "release.cancelled": "course",
  "rollback.started": "course",
  "rollback.closed": "course",
  "obligation.opened": "course",
  "obligation.settled": "course",
  "item.set": "checklist",
  "item.assigned": "checklist",
  "item.noted": "checklist",
  "item.evidence-added": "checklist",
  "item.evidence-removed": "checklist",
  "comment.added": "words",
  "flag.raised": "words",
  "phase.closed": "sign-offs",
  "phase.reopened": "sign-offs",
  "phase.restarted": "sign-offs",
  "gate.rule-applied": "sign-offs",
  "sign-off.recorded": "sign-offs",
  "sign-off.denied": "sign-offs",
  "sign-off.lapsed": "sign-offs",
  "reading.recorded": "checklist",
  "stage.decided": "sign-offs",
  "stage.dissented": "sign-offs",
  "message.proposed": "messages",
  "message.sent": "messages",
  "message.approved": "messages",
  "message.cancelled": "messages",
  "message.left": "messages",
  "team.created": "people",
  "member.invited": "people",
  "invitation.renewed": "people",
  "invitation.revoked": "people",
  "member.joined": "people",
  "member.role-changed": "people",
  "member.removed": "people",
  "member.signed-out": "people",
  "member.profile-changed": "people",
  "password-reset.issued": "people",
  "password-reset.used": "people",
  "password.changed": "people",
  "calendar.address-made": "people",
  "calendar.address-removed": "people",
  "token.created": "people",
  "token.revoked": "people",
  "service.created": "settings",
  "service.changed": "settings",
  "service.archived": "settings",
  "freeze.created": "settings",
  "freeze.changed": "settings",
  "freeze.removed": "settings",
  "webhook.created": "settings",
  "webhook.changed": "settings",
  "webhook.secret-renewed": "settings",
  "webhook.enabled": "settings",
  "webhook.disabled": "settings",
  "webhook.removed": "settings",
  "destination.created": "settings",
  "destination.changed": "settings",
  "destination.removed": "settings",
  "integration.created": "settings",
  "integration.rules-changed": "settings",
  "integration.secret-renewed": "settings",
  "integration.removed": "settings",
};

/** The types of a kind. */
export function typesOf(kind: EventKind): string[] {
  return Object.entries(KIND_OF).flatMap(([type, one]) => (one === kind ? [type] : []));
}

/** The kind of an event. */
export const kindOf = (type: ReleaseEvent["type"]): EventKind => KIND_OF[type];
