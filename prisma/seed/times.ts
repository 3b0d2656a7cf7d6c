import { addMinutes, fromMs, type Instant, toMs } from "@/lib/domain/time/instant";
import { resolveWallTime, startOfDate, toWallTime, weekdayOf } from "@/lib/domain/time/zone";

const DAY_MINUTES = 24 * 60;

/** The first working day that is at least so many days ahead, at a time of the zone's clock. Throws on a time that day lacks. */
export function workday(now: Instant, { zone, days, time }: { zone: string; days: number; time: string }): Instant {
  const date = dateAhead(now, { zone, days });
  const weekday = weekdayOf(date);
  if (weekday === "Saturday" || weekday === "Sunday") return workday(now, { zone, days: days + 1, time });
  const resolved = resolveWallTime({ date, time, zone });
  if (resolved.kind !== "ok") throw new Error(`${date} ${time} is not one moment in ${zone}.`);
  return resolved.instant;
}

/** The next weekend that has not begun, from its first to its last minute. */
export function nextWeekend(now: Instant, zone: string, days = 1): { start: Instant; end: Instant } {
  if (weekdayOf(dateAhead(now, { zone, days })) !== "Saturday") return nextWeekend(now, zone, days + 1);
  return { start: dayStart(now, { zone, days }), end: dayStart(now, { zone, days: days + 2 }) };
}

/** Midnight of the zone so many days ahead. */
export function dayStart(now: Instant, { zone, days }: { zone: string; days: number }): Instant {
  return startOfDate(dateAhead(now, { zone, days }), zone);
}

/** The last full five minutes: plans are made for round times. */
export function roundDown(instant: Instant): Instant {
  const stepMs = 5 * 60_000;
  return fromMs(Math.floor(toMs(instant) / stepMs) * stepMs);
}

/** Counted from noon: a day of 23 or 25 hours then leads to no other date. */
function dateAhead(now: Instant, { zone, days }: { zone: string; days: number }): string {
  const noon = addMinutes(startOfDate(toWallTime(now, zone).date, zone), DAY_MINUTES / 2);
  return toWallTime(addMinutes(noon, days * DAY_MINUTES), zone).date;
}
