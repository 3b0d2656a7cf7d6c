import type { AccessRole } from "@/lib/domain/access/roles";
import type { PersonRef, RosterEntry } from "@/lib/domain/release/state";
import type { BriefingStanding } from "./standing";

/** A member of the team, as somebody who may be asked to read. */
export type Reader = PersonRef & { readonly role: AccessRole };

export type ReaderGroup = {
  readonly title: string;
  readonly asked: number;
  readonly read: readonly BriefingStanding["read"][number][];
  readonly missing: readonly PersonRef[];
};

/** Those asked, by what they are: who leads support on this release, who reads in the team, who works on it. Empty groups are left out. */
export function readerGroups(standing: BriefingStanding, { roster, members }: Readers): ReaderGroup[] {
  const leads = leadsOf(roster);
  const viewers = new Set(members.filter((one) => one.role === "viewer").map((one) => one.id));
  const titleOf = ({ id }: PersonRef) => (leads.has(id) ? TITLES[0] : viewers.has(id) ? TITLES[1] : TITLES[2]);
  return TITLES.flatMap((title) => {
    const read = standing.read.filter(({ person }) => titleOf(person) === title);
    const missing = standing.missing.filter((person) => titleOf(person) === title);
    const asked = read.length + missing.length;
    return asked > 0 ? [{ title, asked, read, missing }] : [];
  });
}

type Readers = { readonly roster: readonly RosterEntry[]; readonly members: readonly Reader[] };

const TITLES = ["Support lead", "Readers", "On the team"] as const;

/** Who is asked unless the author chooses others: whoever was asked before, else the viewers of the team and who leads support. */
export function usualReaders({ roster, members }: Readers, before: readonly PersonRef[] | undefined): string[] {
  const known = new Set(before?.map(({ id }) => id));
  const leads = leadsOf(roster);
  return members.filter(({ id, role }) => (before ? known.has(id) : role === "viewer" || leads.has(id))).map(({ id }) => id);
}

function leadsOf(roster: readonly RosterEntry[]): ReadonlySet<string> {
  return new Set(roster.filter((entry) => entry.role === "support-lead").map((entry) => entry.person.id));
}
