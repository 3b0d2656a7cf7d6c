import type { WorkingTimesBody, WorkingTimesDto } from "@/lib/contracts/availability";
import { db, pool } from "@/lib/server/platform/db";
import { Prisma } from "@/lib/server/platform/generated/client";
import type { Viewer } from "@/lib/server/platform/session";
import { type TimesRow, toWorkingTimes } from "./availability";

const OWN = { name: "own-working-times", text: `SELECT hours, absences, zone FROM working_times WHERE "userId" = $1` };

/** When whoever asks works; nobody else reads this. */
export async function getWorkingTimes({ userId }: Pick<Viewer, "userId">): Promise<WorkingTimesDto> {
  const { rows } = await pool().query<TimesRow>({ ...OWN, values: [userId] });
  const [row] = rows;
  if (!row) return { hours: null, absences: [], zone: null };
  const { hours, absences, zone } = toWorkingTimes(row);
  return { hours: hours && { ...hours, days: [...hours.days] }, absences: [...absences], zone };
}

/** Sets when one works. It is told to nobody: only whether one is there at a moment that is asked about. */
export async function changeWorkingTimes(viewer: Viewer, { hours, absences, zone }: WorkingTimesBody): Promise<WorkingTimesDto> {
  const { userId } = viewer;
  const data = { hours: hours ?? Prisma.DbNull, absences, zone, updatedAt: new Date() };
  await db().workingTimes.upsert({ where: { userId }, create: { userId, ...data }, update: data, select: { userId: true } });
  return getWorkingTimes(viewer);
}
