import type { AvailabilityDto, AvailabilityQuery } from "@/lib/contracts/availability";
import { presenceAt, type WorkingTimes } from "@/lib/domain/access/presence";
import { pool } from "@/lib/server/platform/db";
import { placeOf, rowsOf, toPage } from "@/lib/server/platform/page";

export type TimesRow = { hours: unknown; absences: unknown; zone: string };

/** The columns were written by us, from typed values. */
export function toWorkingTimes({ hours, absences, zone }: TimesRow): WorkingTimes {
  return { hours: hours as WorkingTimes["hours"], absences: absences as WorkingTimes["absences"], zone };
}

const OF_TEAM = {
  name: "working-times-of-team",
  text: `SELECT w."userId" AS person, w.hours, w.absences, w.zone FROM membership m JOIN working_times w ON w."userId" = m."userId"
    JOIN "user" u ON u.id = m."userId"
    WHERE m."teamId" = $1 AND u."disabledAt" IS NULL AND ($2::uuid IS NULL OR w."userId" > $2) ORDER BY w."userId" LIMIT $3`,
};

/**
 * Whether the people of a team are there at some moments, for whoever plans. The hours stay here: what leaves is a word for each moment, and
 * the zone that they were given in.
 */
export async function availabilityOf(teamId: string, { at, ...paging }: AvailabilityQuery): Promise<AvailabilityDto> {
  const scope = { list: "availability", owner: teamId } as const;
  const values = [teamId, placeOf(scope, paging)?.[0] ?? null, rowsOf(paging)];
  const { rows } = await pool().query<TimesRow & { person: string }>({ ...OF_TEAM, values });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ person }) => [person] });
  const people = shown.map(({ person, ...row }) => {
    const times = toWorkingTimes(row);
    return { person, zone: times.zone, presence: at.map((moment) => presenceAt(times, moment)) };
  });
  return { people, next };
}
