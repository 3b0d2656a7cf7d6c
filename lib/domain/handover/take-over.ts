import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { whyNotRoster } from "@/lib/domain/release/change-roster";
import type { Refusal } from "@/lib/domain/release/command";
import { refusal } from "@/lib/domain/release/guard";
import type { PersonRef, ReleaseState, RosterEntry } from "@/lib/domain/release/state";
import { holdsRole } from "@/lib/domain/sign-off/eligibility";
import type { HandedRole, Offer } from "./record";

type Passing = Pick<Offer, "role" | "from" | "to">;

/** How a role is said in the middle of a sentence. */
export const roleWord = (role: HandedRole): string => RELEASE_ROLE_NAMES[role].toLowerCase();

/** The roster once the role has passed: the taker stands in the giver's place, and nothing else moves. */
export function rosterAfter(roster: readonly RosterEntry[], { role, from, to }: Passing): RosterEntry[] {
  return roster.map((entry) => (entry.role === role && entry.person.id === from.id ? { role, person: to } : entry));
}

/**
 * Why somebody cannot take a role over; null if they can. Judged by the roster that it would give, as every change of the roster is
 * (SIGNOFF rules 4 and 8).
 */
export function whyNotTake(state: ReleaseState, passing: Passing, members: ReadonlySet<string> | null): Refusal | null {
  const { role, to } = passing;
  if (holdsRole(state, role, to)) return refusal("invalid", `${to.name} is ${roleWord(role)} already.`, { path: "to" });
  return whyNotRoster(state, rosterAfter(state.roster, passing), members);
}

/** Somebody who may be asked, or who may not and why. */
export type Candidate = { readonly person: PersonRef; readonly reason: string | null };

/** Everybody of the team but the giver, those who can take the role over first; each in the order given. */
export function candidatesFor(
  state: ReleaseState,
  { role, from }: Pick<Passing, "role" | "from">,
  members: readonly PersonRef[],
): Candidate[] {
  const ids = new Set(members.map(({ id }) => id));
  const all = members
    .filter(({ id }) => id !== from.id)
    .map((person): Candidate => ({ person, reason: whyNotTake(state, { role, from, to: person }, ids)?.message ?? null }));
  return all.toSorted((a, b) => Number(a.reason !== null) - Number(b.reason !== null));
}
