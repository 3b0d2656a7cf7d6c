import type { RosterEntry } from "@/lib/domain/release/state";
import { ACCESS_PERMISSIONS, type Permission, RELEASE_PERMISSIONS } from "./permissions";
import { ACCESS_ROLE_NAMES, ACCESS_ROLES, RELEASE_ROLE_NAMES, RELEASE_ROLES, type ReleaseRole } from "./roles";

/**
 * Who has a permission on a release, for the sentence that refuses somebody else: the people of its roster by name,
 * each with a role that gives it, and the team roles that give it to anybody who holds them.
 * `Alice Smith (deployer) or a manager of the team`. Source: SIGNOFF rule 21, "names who can close it".
 */
export function whoCan(permission: Permission, roster: readonly RosterEntry[]): string {
  const teamRoles = ACCESS_ROLES.filter((role) => ACCESS_PERMISSIONS[role].includes(permission));
  // Where every member of the team may, names would only be noise.
  if (teamRoles.includes("member")) return "a member of the team";
  const people = peopleInRoles(
    roster,
    roster.map((entry) => entry.role).filter((role) => RELEASE_PERMISSIONS[role].includes(permission)),
  );
  return listed([...people, ...teamRoles.map((role) => `${ACCESS_ROLE_NAMES[role]} of the team`)]);
}

/** Whether anybody has a permission on a release; without some roles in its roster nobody may send a message, for one. */
export function isAnyoneAble(permission: Permission, roster: readonly RosterEntry[]): boolean {
  return whoCan(permission, roster) !== NOBODY;
}

/**
 * Why somebody may not: who may, or, where the roster names nobody who may, which roles would and who can name one. `doing`
 * completes "can …".
 */
export function whyNot(permission: Permission, roster: readonly RosterEntry[], doing: string): string {
  if (isAnyoneAble(permission, roster)) return `Only ${whoCan(permission, roster)} can ${doing}.`;
  const roles = RELEASE_ROLES.filter((role) => RELEASE_PERMISSIONS[role].includes(permission));
  const missing = listed(roles.map((role) => RELEASE_ROLE_NAMES[role].toLowerCase()));
  const namers = whoCan("release.edit", roster).replace(/^a/, "A");
  return `Nobody can ${doing}: the roster names no ${missing}. ${namers} can name one.`;
}

/** People of the roster in any of the roles, each once: `Alice Smith (deployer, primary on-call)`. */
export function peopleInRoles(roster: readonly RosterEntry[], roles: readonly ReleaseRole[]): string[] {
  const people = new Map<string, { name: string; roles: string[] }>();
  for (const { role, person } of roster) {
    if (!roles.includes(role)) continue;
    const entry = people.get(person.id) ?? { name: person.name, roles: [] };
    people.set(person.id, { ...entry, roles: [...entry.roles, RELEASE_ROLE_NAMES[role].toLowerCase()] });
  }
  return [...people.values()].map((one) => `${one.name} (${one.roles.join(", ")})`);
}

const NOBODY = "nobody";

/** `a`, `a or b`, `a, b or c`; `nobody` for none. */
export function listed(names: readonly string[], word: "and" | "or" = "or"): string {
  const last = names.at(-1);
  if (last === undefined) return NOBODY;
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} ${word} ${last}`;
}
