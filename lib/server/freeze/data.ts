import type { FreezeDto, FreezesDto } from "@/lib/contracts/freeze";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { type Paging, placeOf, takeOf, toPage } from "@/lib/server/platform/page";
import { Fault } from "@/lib/server/platform/problem";

const PAST_MINUTES = 90 * 24 * 60;

const SELECT = {
  id: true,
  name: true,
  startsAt: true,
  endsAt: true,
  zone: true,
  service: { select: { id: true, name: true } },
} as const;

/** The freezes of a team: those that are not over, and those of the last 90 days. Pages go by when they begin. */
export async function listFreezes({ team, role }: TeamAccess, paging: Paging = null): Promise<FreezesDto> {
  const at = now();
  const scope = { list: "freezes", owner: team.id } as const;
  const place = placeOf(scope, paging);
  const rows = await db().freeze.findMany({
    where: { teamId: team.id, removedAt: null, endsAt: { gt: addMinutes(at, -PAST_MINUTES) }, ...(place ? laterThan(place) : {}) },
    select: SELECT,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    ...takeOf(paging),
  });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ startsAt, id }) => [startsAt.toISOString(), id] });
  const all = shown.map(toDto);
  return {
    freezes: all.filter((one) => one.endsAt > at),
    past: all.filter((one) => one.endsAt <= at).reverse(),
    canManage: permissionsOf(role, []).has("freeze.manage"),
    now: at,
    next,
  };
}

const laterThan = ([startsAt = "", id = ""]: readonly string[]) => ({
  OR: [{ startsAt: { gt: startsAt } }, { startsAt, id: { gt: id } }],
});

/** One freeze; not found when removed or another team's. */
export async function getFreeze({ team }: TeamAccess, id: string): Promise<FreezeDto> {
  const row = await db().freeze.findFirst({ where: { id, teamId: team.id, removedAt: null }, select: SELECT });
  if (!row) throw new Fault("not-found", "There is no such freeze.");
  return toDto(row);
}

/** The freezes of a team that touch a time, for calendars and window checks. */
export async function findFreezesWithin(teamId: string, { start, end }: { start: Instant; end: Instant }): Promise<FreezeDto[]> {
  const rows = await db().freeze.findMany({
    where: { teamId, removedAt: null, endsAt: { gt: start }, startsAt: { lt: end } },
    select: SELECT,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toDto);
}

type Row = Omit<FreezeDto, "startsAt" | "endsAt"> & { startsAt: Date; endsAt: Date };

const toDto = ({ startsAt, endsAt, ...rest }: Row): FreezeDto => ({
  ...rest,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
