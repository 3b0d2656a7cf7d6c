import { RELEASE_PERMISSIONS } from "@/lib/domain/access/permissions";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Track } from "@/lib/domain/checklist/template";

/** The roles that may sign at all. */
export const SIGNING_ROLES: readonly ReleaseRole[] = RELEASE_ROLES.filter((role) => {
  const allowed: readonly string[] = RELEASE_PERMISSIONS[role];
  return allowed.includes("sign-off.sign");
});

/** More signatures than this on one gate are a slip of the keyboard. */
export const MAX_COUNT = 9;

type Question = {
  /** Policies of one gate; the highest count per role is asked. */
  readonly policies: readonly (readonly Requirement[])[];
  readonly track: Track;
  /** How many people the team has; null where that is not known. */
  readonly people: number | null;
};

/**
 * Why no roster of distinct people could ever satisfy a gate; null where one could. Each place takes a person of its own (SIGNOFF rule 7),
 * the deployer is neither approver nor commander (rule 8), and every roster names a deployer. On the hotfix track approver and
 * commander may be one person. Whether these very people can is asked again when a release is planned (rule 4).
 */
export function whyUnfillable({ policies, track, people }: Question): string | null {
  const asked = mergeRequirements(...policies);
  const silent = asked.filter(({ role }) => !SIGNING_ROLES.includes(role)).map(({ role }) => RELEASE_ROLE_NAMES[role].toLowerCase());
  const signing = listed(
    SIGNING_ROLES.map((role) => RELEASE_ROLE_NAMES[role].toLowerCase()),
    "and",
  );
  if (silent.length > 0) return `Nobody can sign as ${listed(silent, "or")}: only ${signing} sign.`;
  if (people === null) return null;
  const needed = peopleNeeded(asked, track);
  if (needed <= people) return null;
  const has = people === 1 ? "1 member" : `${people} members`;
  return `This gate needs ${needed} different people, and the team has ${has}. The deployer is neither approver nor incident commander.`;
}

function peopleNeeded(asked: readonly Requirement[], track: Track): number {
  const countOf = (role: ReleaseRole) => asked.find((one) => one.role === role)?.count ?? 0;
  const [approvers, commanders] = [countOf("approver"), countOf("commander")];
  const isShared = track === "hotfix" && approvers > 0 && commanders > 0;
  return Math.max(1, countOf("deployer")) + approvers + commanders - (isShared ? 1 : 0);
}
