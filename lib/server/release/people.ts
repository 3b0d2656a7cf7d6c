import type { PersonRef, RosterEntry } from "@/lib/domain/release/state";
import { pool } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { requireRelease } from "./data";

type Named = { readonly role: RosterEntry["role"]; readonly userId: string };

/** The people that commands of a release may name: members of its team who can sign in, and whoever is on its roster. */
type People = { readonly members: ReadonlyMap<string, PersonRef>; readonly onRoster: ReadonlyMap<string, PersonRef> };

const FIND = {
  name: "release-people",
  text: `SELECT
    (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'initials', u.initials)) FROM membership m
      JOIN "user" u ON u.id = m."userId" WHERE m."teamId" = r."teamId" AND u."disabledAt" IS NULL) AS members,
    (SELECT jsonb_agg(o.person) FROM roster_person o WHERE o."releaseId" = r.id) AS roster
    FROM release r WHERE r.id = $1 AND EXISTS (SELECT FROM membership m WHERE m."teamId" = r."teamId" AND m."userId" = $2)
      AND ($3::uuid IS NULL OR r."teamId" = $3)`,
};

/** The member of an id, as a command names them. Refuses ids of other teams exactly as ids of nobody. */
export async function findAssignee(access: Access, release: string, userId: string | null): Promise<PersonRef | null> {
  if (userId === null) return null;
  const { members, onRoster } = await findPeople(access, release);
  const person = onRoster.get(userId) ?? members.get(userId);
  if (!person) throw notMember("assignee");
  return person;
}

/** The member that a command names in a field. Refuses ids of other teams exactly as ids of nobody. */
export async function nameMember(
  access: Access,
  release: string,
  { userId, path }: { readonly userId: string; readonly path: string },
): Promise<PersonRef> {
  // Whoever may not do it learns nothing of who is a member.
  await requireRelease(access, release);
  const person = (await findPeople(access, release)).members.get(userId);
  if (!person) throw notMember(path);
  return person;
}

/** The members who are asked to read a briefing. */
export async function nameReaders(access: Access, release: string, userIds: readonly string[]): Promise<PersonRef[]> {
  const { members } = await findPeople(access, release);
  return userIds.map((userId, index) => {
    const person = members.get(userId);
    if (!person) throw notMember(`asked.${index}`);
    return person;
  });
}

/** A roster with the names as the server knows them; `seen` with those that the roster carries now. */
export async function nameRosters(
  access: Access,
  release: string,
  { roster, seen }: { roster: readonly Named[]; seen?: readonly Named[] },
) {
  const { members, onRoster } = await findPeople(access, release);
  return {
    roster: roster.map(({ role, userId }, index): RosterEntry => {
      const person = members.get(userId);
      if (!person) throw notMember(`roster.${index}`);
      return { role, person };
    }),
    ...(seen ? { seen: seen.map(({ role, userId }) => ({ role, person: onRoster.get(userId) ?? nobody(userId) })) } : {}),
  };
}

/** Stands for a person that is no longer on the roster: whatever was seen with them there has changed. */
const nobody = (id: string): PersonRef => ({ id, name: "", initials: "" });

const notMember = (path: string): Fault => new Fault("invalid", "This person is not a member of the team.", { path });

async function findPeople({ viewer }: Access, release: string): Promise<People> {
  const { rows } = await pool().query<{ members: PersonRef[] | null; roster: PersonRef[] | null }>({
    ...FIND,
    // A token sees its own team only, whatever other teams its owner is in.
    values: [release, viewer.userId, viewer.token?.teamId ?? null],
  });
  const [row] = rows;
  if (!row) throw new Fault("not-found", "There is no such release.");
  return { members: byId(row.members), onRoster: byId(row.roster) };
}

const byId = (people: readonly PersonRef[] | null) => new Map((people ?? []).map((person) => [person.id, person]));
