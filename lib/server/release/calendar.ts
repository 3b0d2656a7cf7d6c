import type { CalendarDto } from "@/lib/contracts/home";
import type { Interval } from "@/lib/domain/calendar/windows";
import type { ReleaseStatus } from "@/lib/domain/release/state";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { findFreezesWithin } from "@/lib/server/freeze/data";
import { db } from "@/lib/server/platform/db";

/** Windows of releases that are not over, drafts included, and freezes, that touch a time. */
export async function findCalendar(teamId: string, { start, end }: Interval): Promise<CalendarDto> {
  const [rows, freezes] = await Promise.all([
    db().release.findMany({
      where: { teamId, windowEnd: { gt: start }, windowStart: { lt: end }, status: { notIn: [...FINAL_STATUSES] } },
      select: {
        id: true,
        serviceId: true,
        environment: true,
        toVersion: true,
        status: true,
        plannedT0: true,
        actualT0: true,
        windowStart: true,
        windowEnd: true,
        service: { select: { name: true } },
      },
      orderBy: [{ windowStart: "asc" }, { id: "asc" }],
      take: 200,
    }),
    findFreezesWithin(teamId, { start, end }),
  ]);
  return {
    windows: rows.map((row) => ({
      id: row.id,
      serviceId: row.serviceId,
      service: row.service.name,
      version: row.toVersion,
      environment: row.environment,
      status: row.status as ReleaseStatus,
      t0: (row.actualT0 ?? row.plannedT0).toISOString(),
      start: row.windowStart.toISOString(),
      end: row.windowEnd.toISOString(),
    })),
    freezes: freezes.map(({ id, name, service, startsAt, endsAt }) => ({
      id,
      name,
      serviceId: service?.id ?? null,
      start: startsAt,
      end: endsAt,
    })),
  };
}
