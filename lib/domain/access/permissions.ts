import type { AccessRole, ReleaseRole } from "./roles";

/**
 * What somebody may do. Access roles (team) and release roles (roster) add up; unknown means deny.
 * Source: RELIABILITY "Security list", the matrix. Who may sign which gate is decided by the sign-off rules, not here.
 */
export const PERMISSIONS = [
  "release.read",
  "release.create",
  "release.edit",
  "item.tick",
  "item.waive",
  "item.edit-frozen",
  "reading.record",
  "comment.add",
  "flag.raise",
  "message.draft",
  "message.send",
  "message.approve",
  "sign-off.sign",
  "phase.close",
  "deployment.start",
  "release.hold",
  "release.resume",
  "release.cancel",
  "rollback.start",
  "obligation.settle",
  "obligation.change",
  "briefing.confirm",
  "briefing.draft",
  "briefing.publish",
  "service.read",
  "service.manage",
  "freeze.manage",
  "template.manage",
  "member.read",
  "member.manage",
  "audit.read",
  "settings.manage",
  "integration.manage",
  "incident.read",
  "incident.note",
  /** Declare, tick, write: whatever an incident needs that nobody must decide. */
  "incident.work",
  /** Decide on an incident without commanding it: severity, roles, handover, resolution. */
  "incident.lead",
  /** Open a gate without the sign-offs that it lacks, in an emergency; and judge afterwards that somebody else did. */
  "break-glass.invoke",
  "break-glass.review",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ = [
  "release.read",
  "briefing.confirm",
  "service.read",
  "member.read",
  "audit.read",
  "incident.read",
] as const satisfies readonly Permission[];
const WORK = [
  ...READ,
  "item.tick",
  "reading.record",
  "comment.add",
  "flag.raise",
  "message.draft",
  "obligation.settle",
  "briefing.draft",
  "incident.note",
  "incident.work",
] as const satisfies readonly Permission[];
const SIGN = [...WORK, "sign-off.sign", "release.hold", "rollback.start", "obligation.change"] as const satisfies readonly Permission[];

/** By team. An admin alone ticks, signs and sends nothing. */
export const ACCESS_PERMISSIONS: Record<AccessRole, readonly Permission[]> = {
  viewer: READ,
  member: WORK,
  manager: [
    ...WORK,
    "release.create",
    "release.edit",
    "release.cancel",
    "obligation.change",
    "briefing.publish",
    "service.manage",
    "freeze.manage",
    "template.manage",
    "integration.manage",
    "incident.lead",
    "break-glass.review",
  ],
  admin: [...READ, "member.manage", "settings.manage", "integration.manage"],
};

/**
 * By roster of the release at hand. Where no commander other than the approver is named, the deployer's agreement counts for
 * resuming although a deployer otherwise only asks: see `resumeRoles`.
 */
export const RELEASE_PERMISSIONS: Record<ReleaseRole, readonly Permission[]> = {
  deployer: [...SIGN, "release.edit", "phase.close", "deployment.start", "item.edit-frozen", "release.cancel", "briefing.publish"],
  approver: [...SIGN, "item.waive", "release.resume", "message.approve", "break-glass.review"],
  commander: [
    ...SIGN,
    "release.edit",
    "item.waive",
    "item.edit-frozen",
    "release.resume",
    "release.cancel",
    "briefing.publish",
    "message.send",
    "message.approve",
    "incident.lead",
    "break-glass.invoke",
    "break-glass.review",
  ],
  "communications-lead": [...WORK, "briefing.publish", "message.send", "message.approve"],
  "support-lead": [...WORK, "briefing.publish"],
  "primary-on-call": WORK,
  "secondary-on-call": WORK,
  expert: WORK,
};

/** What an API token may do at most; its scopes may allow less. It never signs and never decides. */
export const TOKEN_PERMISSIONS = [
  "release.read",
  "item.tick",
  "reading.record",
  "flag.raise",
  "incident.read",
  "incident.note",
] as const satisfies readonly Permission[];

/**
 * Everything a person may do on a release: the union of what the team role and the roster roles give. Nothing for somebody
 * who is no member of the team (any more): a name left on a roster opens no door.
 */
export function permissionsOf(access: AccessRole | null, roles: readonly ReleaseRole[]): ReadonlySet<Permission> {
  if (access === null) return new Set();
  return new Set([...ACCESS_PERMISSIONS[access], ...roles.flatMap((role) => RELEASE_PERMISSIONS[role])]);
}
