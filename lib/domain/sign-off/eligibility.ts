import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { whoCan } from "@/lib/domain/access/who-can";
import type { PersonRef, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import { endingOf } from "./sign-off-rows";

/** What separation of duties is judged by. */
export type Duties = {
  readonly roster: readonly RosterEntry[];
  readonly createdBy: Pick<PersonRef, "id">;
  readonly allowSelfApproval: boolean;
  /** Ids of people who started the deployment, or stood as deployer when or after it was started, whatever the roster says now. */
  readonly deployedBy: ReadonlySet<string>;
};

/** Why somebody cannot sign as a role: the code of the refusal, and a sentence saying what and who can change it. */
export type Ineligibility = { readonly code: "not-permitted" | "separation-of-duties"; readonly text: string };

type Question = {
  readonly duties: Duties;
  readonly role: ReleaseRole;
  readonly person: Pick<PersonRef, "id" | "name">;
  /** Ids of the team's members now; null where that is checked elsewhere. */
  readonly members: ReadonlySet<string> | null;
};

/** The label of a sign-off whose author also created the release. Source: SIGNOFF rule 8. */
export const SELF_APPROVAL = "self-approval";

export function dutiesOf(state: ReleaseState): Duties {
  const { roster, createdBy, details } = state;
  return { roster, createdBy, allowSelfApproval: details.allowSelfApproval, deployedBy: deployedBy(state) };
}

/**
 * Why the person may not sign as this role; null if they may. They must be on the roster in it and a member of the team
 * (SIGNOFF rule 9); deployer is never approver or commander, the creator is no approver unless the service allows it (rule 8).
 * Team roles play no part: an admin has no exemption.
 */
export function whyIneligible({ duties, role, person, members }: Question): Ineligibility | null {
  const name = RELEASE_ROLE_NAMES[role].toLowerCase();
  const editors = whoCan("release.edit", duties.roster);
  if (!holdsRole(duties, role, person)) {
    return { code: "not-permitted", text: `${person.name} is not ${name} of this release. ${editors} can change the roster.` };
  }
  if (members && !members.has(person.id)) {
    return { code: "not-permitted", text: `${person.name} is no longer a member of the team. An admin of the team can change that.` };
  }
  if (role !== "approver" && role !== "commander") return null;
  if (holdsRole(duties, "deployer", person)) {
    return apart(`${person.name} is deployer of this release, so somebody else must be its ${name}. ${editors} can change the roster.`);
  }
  if (duties.deployedBy.has(person.id)) {
    return apart(`${person.name} deployed this release, so somebody else must sign as ${name}. ${editors} can change the roster.`);
  }
  if (role === "approver" && person.id === duties.createdBy.id && !duties.allowSelfApproval) {
    return apart(`${person.name} created this release, so somebody else must approve it. ${editors} can name another approver.`);
  }
  return null;
}

/** What a sign-off must carry for everybody to see. */
export function labelsFor(duties: Duties, role: ReleaseRole, person: Pick<PersonRef, "id">): string[] {
  return role === "approver" && person.id === duties.createdBy.id ? [SELF_APPROVAL] : [];
}

/** The people of the roster who may sign as a role, each once, in the order of the roster. */
export function eligiblePeople(duties: Duties, role: ReleaseRole, members: ReadonlySet<string> | null): PersonRef[] {
  const seen = new Set<string>();
  return duties.roster.flatMap((entry) => {
    if (entry.role !== role || seen.has(entry.person.id)) return [];
    seen.add(entry.person.id);
    return whyIneligible({ duties, role, person: entry.person, members }) ? [] : [entry.person];
  });
}

export function holdsRole({ roster }: Pick<Duties, "roster">, role: ReleaseRole, person: Pick<PersonRef, "id">): boolean {
  return roster.some((entry) => entry.role === role && entry.person.id === person.id);
}

/** Whoever deployed: a later change of the roster must not turn them into the one who approves it, or reviews it. */
export function deployedBy(state: Pick<ReleaseState, "actualT0" | "startedBy" | "signOffs">): ReadonlySet<string> {
  const { actualT0, startedBy } = state;
  if (actualT0 === null) return new Set();
  const stood = state.signOffs.filter((row) => {
    if (row.kind !== "granted" || row.role !== "deployer") return false;
    const end = endingOf(state, row);
    return end === null || end.at >= actualT0;
  });
  return new Set([...stood.map((row) => row.person.id), ...(startedBy ? [startedBy.id] : [])]);
}

function apart(text: string): Ineligibility {
  return { code: "separation-of-duties", text };
}
