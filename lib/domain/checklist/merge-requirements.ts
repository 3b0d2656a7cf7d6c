import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import type { Requirement } from "./template";

/**
 * One requirement set out of several policies on the same gate: the highest count per role, in the order of the roles.
 * Counts of zero or less ask for nobody and are dropped. Source: SIGNOFF rule 1.
 */
export function mergeRequirements(...policies: readonly (readonly Requirement[])[]): Requirement[] {
  const all = policies.flat();
  return RELEASE_ROLES.map((role) => ({
    role,
    count: Math.max(0, ...all.filter((requirement) => requirement.role === role).map((requirement) => requirement.count)),
  })).filter((requirement) => requirement.count > 0);
}
