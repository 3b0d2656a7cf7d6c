import { pool } from "@/lib/server/platform/db";
import { type Person, type PersonRow, toPerson } from "./mappers";

const PEOPLE = {
  name: "notice-people",
  text: `SELECT m."teamId", m.role, u.id, u.name, u.initials, u.zone AS "ownZone", p.channels, p.quiet, p."digestAt", p.zone
    FROM membership m JOIN "user" u ON u.id = m."userId" LEFT JOIN notice_preference p ON p."userId" = m."userId"
    WHERE m."teamId" = ANY($1) AND u."disabledAt" IS NULL`,
};

/** The members of teams with how they want to be told, by team. */
export async function readPeople(teamIds: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>> {
  const { rows } = await pool().query<PersonRow>({ ...PEOPLE, values: [teamIds] });
  const byTeam = new Map<string, Person[]>();
  for (const row of rows) byTeam.set(row.teamId, [...(byTeam.get(row.teamId) ?? []), toPerson(row)]);
  return byTeam;
}
