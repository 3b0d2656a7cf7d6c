import type { CalendarAddressDto } from "@/lib/contracts/calendar";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";

/** Since when the person asking has a calendar address in the team. */
export async function getCalendarAddress({ team, access }: TeamAccess): Promise<CalendarAddressDto> {
  const where = { teamId_userId: { teamId: team.id, userId: access.viewer.userId } };
  const row = await db().calendarAddress.findUnique({ where, select: { madeAt: true } });
  return { madeAt: row?.madeAt.toISOString() ?? null };
}
