import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Requirement, Track } from "@/lib/domain/checklist/template";
import type { SignOffRow } from "@/lib/domain/release/state";
import { type Duties, eligiblePeople } from "./eligibility";

/** The label of the one sign-off of a hotfix that counts as approver and as commander. Source: SIGNOFF rule 8. */
export const BOTH_ROLES = "approver-and-commander";

const PAIR = ["approver", "commander"] as const satisfies readonly ReleaseRole[];

type Question = {
  readonly track: Track;
  /** Merged: one entry per role. */
  readonly requirements: readonly Requirement[];
  readonly duties: Duties;
  readonly members: ReadonlySet<string> | null;
};

/**
 * The id of the one person who may stand for approver and commander at once; null where nobody may. Only on the hotfix
 * track, where one of each is asked for and the roster allows nobody else as either. Source: SIGNOFF rule 8.
 */
export function personForBoth({ track, requirements, duties, members }: Question): string | null {
  if (track !== "hotfix") return null;
  if (!PAIR.every((role) => requirements.some((one) => one.role === role && one.count === 1))) return null;
  const [approvers, commanders] = PAIR.map((role) => eligiblePeople(duties, role, members));
  const [one] = approvers ?? [];
  const isSame = approvers?.length === 1 && commanders?.length === 1 && one?.id === commanders[0]?.id;
  return isSame && one ? one.id : null;
}

/** Whether a sign-off counts towards a role. */
export function countsAs(row: SignOffRow, role: ReleaseRole): boolean {
  return row.role === role || (row.labels.includes(BOTH_ROLES) && PAIR.some((one) => one === role));
}
