import type { AnalyticsDto, AnalyticsQuery, TargetsDto } from "@/lib/contracts/analytics";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { byService } from "@/lib/domain/analytics/by-service";
import type { Deployment } from "@/lib/domain/analytics/deployment";
import { type ItemCount, neverApplied, neverFailed } from "@/lib/domain/analytics/idle-items";
import { elapsedWeeks, keyFigures } from "@/lib/domain/analytics/key-figures";
import { latencyByRole } from "@/lib/domain/analytics/latency";
import { timeSpent } from "@/lib/domain/analytics/time-spent";
import { type Week, weekIndex, weeksUntil } from "@/lib/domain/analytics/week";
import { silenceMinutes } from "@/lib/domain/comms/comms-time";
import { breakGlassShare } from "@/lib/domain/sign-off/break-glass-share";
import { fromMs, type Instant, toMs } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { findFreezesWithin } from "@/lib/server/freeze/data";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { type DeploymentTimes, findDeployments, findTimes } from "./deployments";
import { countItems } from "./items";
import { findWaits } from "./sign-offs";
import { getTargets } from "./targets";

/** What the deliveries of a team add up to. A service that is not the team's has none. Reads what was recorded, and keeps nothing. */
export async function getAnalytics({ team, role }: TeamAccess, query: AnalyticsQuery): Promise<AnalyticsDto> {
  const at = now();
  const [targets, services] = await Promise.all([getTargets(team.id), findServices(team.id)]);
  const period = periodOf(at, Number(query.weeks), targets);
  const service = query.service ?? null;
  const [all, freezes] = await Promise.all([
    findDeployments(team.id, { from: period.before[0]?.start ?? at, to: period.end }, service),
    findFreezesWithin(team.id, { start: period.start, end: period.end }),
  ]);
  const present = all.filter(({ t0 }) => t0 >= period.start);
  const details = await findDetails(present);
  return {
    now: at,
    zone: targets.zone,
    service: services.find(({ id }) => id === service) ?? null,
    services,
    weeks: period.weeks,
    releases: present.length,
    keys: keyFigures(all, { ...period, now: at }),
    targets,
    canSetTargets: permissionsOf(role, []).has("service.manage"),
    byService: byService(present, elapsedWeeks(period.weeks, at), new Map(details.times.map((one) => [one.id, timeSpent(one)]))),
    latency: latencyByRole(details.waits),
    silence: silenceIn(details.times, period.weeks, at),
    breakGlass: breakGlassIn(present, period.weeks),
    neverFailed: shortList(neverFailed(details.items)),
    neverApplied: shortList(neverApplied(details.items)),
    freezes: freezes
      .filter((one) => service === null || one.service === null || one.service.id === service)
      .map(({ id, name, startsAt, endsAt }) => ({ id, name, startsAt, endsAt })),
  };
}

/** Longer lists are read by nobody. */
const SHOWN_ITEMS = 10;
const shortList = (items: ItemCount[]): AnalyticsDto["neverFailed"] => ({ items: items.slice(0, SHOWN_ITEMS), of: items.length });

function findServices(teamId: string) {
  return db().service.findMany({ where: { teamId }, select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

function periodOf(at: Instant, count: number, { zone }: Pick<TargetsDto, "zone">) {
  const weeks = weeksUntil({ now: at, count, zone });
  const start = weeks[0]?.start ?? at;
  const before = weeksUntil({ now: fromMs(toMs(start) - 1), count, zone });
  return { weeks, before, start, end: weeks.at(-1)?.end ?? at };
}

async function findDetails(present: readonly Deployment[]) {
  const ids = present.map(({ id }) => id);
  const finding = findTimes(ids);
  const [times, waits, items] = await Promise.all([finding, findWaits(ids, finding), countItems(ids)]);
  return { times, waits, items };
}

function silenceIn(times: readonly DeploymentTimes[], weeks: readonly Week[], at: Instant): AnalyticsDto["silence"] {
  const silent = times.map((one) => ({ minutes: silenceMinutes(one, at), week: weekIndex(weeks, one.actualT0 ?? "") }));
  return {
    minutes: silent.reduce((sum, { minutes }) => sum + minutes, 0),
    releases: silent.filter(({ minutes }) => minutes > 0).length,
    weeks: weeks.map((_, index) => silent.reduce((sum, { minutes, week }) => sum + (week === index ? minutes : 0), 0)),
  };
}

function breakGlassIn(present: readonly Deployment[], weeks: readonly Week[]): AnalyticsDto["breakGlass"] {
  const broken = present.filter(({ brokeGlass }) => brokeGlass);
  return {
    ...breakGlassShare({ broken: broken.length, releases: present.length }),
    weeks: weeks.map(({ start, end }) => broken.filter(({ t0 }) => start <= t0 && t0 < end).length),
  };
}
