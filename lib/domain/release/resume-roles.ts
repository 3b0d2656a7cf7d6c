import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Hold, RosterEntry } from "./state";

export type Agreement = Pick<Hold["agreed"][number], "role" | "person">;

/**
 * The two roles that must agree to resume, each by another person (SIGNOFF rule 22). Where the roster has no commander who is
 * somebody else than the approver, the deployer stands in: a release must not be held for ever.
 */
export function resumeRoles(roster: readonly RosterEntry[]): readonly [ReleaseRole, ReleaseRole] {
  const pair = ["approver", "commander"] as const;
  return canBeTwoPeople(roster, pair) ? pair : ["approver", "deployer"];
}

/** Whether two different people can stand for the two roles. */
export function canBeTwoPeople(entries: readonly Agreement[], [first, second]: readonly [ReleaseRole, ReleaseRole]): boolean {
  const of = (role: ReleaseRole) => entries.filter((entry) => entry.role === role);
  return of(first).some((one) => of(second).some((other) => other.person.id !== one.person.id));
}
