import { z } from "zod";
import { ACCESS_ROLES, type AccessRole } from "./roles";

/** What a group at the provider of single sign-on gives: a role in one or more teams, by the slug in their address. */
export const groupMappingSchema = z.record(
  z.string().min(1).max(300),
  z
    .array(z.strictObject({ team: z.string().regex(/^[a-z0-9-]{1,80}$/, "Give the team as in its address."), role: z.enum(ACCESS_ROLES) }))
    .min(1),
);
export type GroupMapping = z.infer<typeof groupMappingSchema>;

/** The role in each team, by slug, that these groups give together: of several the later of viewer, member, manager, admin. */
export function rolesOfGroups(mapping: GroupMapping, groups: readonly string[]): ReadonlyMap<string, AccessRole> {
  const roles = new Map<string, AccessRole>();
  for (const group of new Set(groups)) {
    // A group may be called as every object's own properties are.
    for (const { team, role } of Object.hasOwn(mapping, group) ? (mapping[group] ?? []) : []) {
      const present = roles.get(team);
      if (!present || ACCESS_ROLES.indexOf(role) > ACCESS_ROLES.indexOf(present)) roles.set(team, role);
    }
  }
  return roles;
}

/** A membership and who rules it: people of the team by hand, or the groups at the provider. */
export type RuledMembership = { readonly role: AccessRole; readonly source: "hand" | "provider" };

export type MembershipStep =
  | { readonly kind: "join"; readonly role: AccessRole }
  | { readonly kind: "change"; readonly from: AccessRole; readonly to: AccessRole }
  | { readonly kind: "leave"; readonly role: AccessRole };

/**
 * What a sign-in changes in one team; null for nothing. `wanted` is what the groups give there. A membership made by hand, or
 * whose role somebody changed by hand, is never touched: the provider takes only what the provider gave.
 */
export function membershipStep(present: RuledMembership | null, wanted: AccessRole | null): MembershipStep | null {
  if (!present) return wanted && { kind: "join", role: wanted };
  if (present.source === "hand") return null;
  if (!wanted) return { kind: "leave", role: present.role };
  return wanted === present.role ? null : { kind: "change", from: present.role, to: wanted };
}
