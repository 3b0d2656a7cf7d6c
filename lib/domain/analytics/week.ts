import type { Instant } from "@/lib/domain/time/instant";
import { startOfDate, toWallTime, WEEKDAYS, weekdayOf } from "@/lib/domain/time/zone";

/** A calendar week of a zone, from its Monday to the next: the end is not part of it. Six or eight days by the clock never happen, 167 or 169 hours do. */
export type Week = { readonly start: Instant; readonly end: Instant };

/** Over how many weeks figures can be asked for. */
export const PERIODS = [4, 12, 26, 52] as const;

const DAY_MS = 86_400_000;
const DAYS = 7;

/** `count` weeks of the zone in order, the one of `now` last and so not over yet. Source: ISO 8601, a week begins on Monday. */
export function weeksUntil({ now, count, zone }: { readonly now: Instant; readonly count: number; readonly zone: string }): Week[] {
  const monday = mondayOf(toWallTime(now, zone).date);
  const starts = Array.from({ length: count + 1 }, (_, index) => startOfDate(addDays(monday, (index - count + 1) * DAYS), zone));
  return starts.slice(0, count).map((start, index) => ({ start, end: starts[index + 1] ?? start }));
}

/** The index of the week that holds the instant; -1 outside of all. */
export function weekIndex(weeks: readonly Week[], at: Instant): number {
  return weeks.findIndex(({ start, end }) => start <= at && at < end);
}

function mondayOf(date: string): string {
  const sinceMonday = (WEEKDAYS.indexOf(weekdayOf(date)) + DAYS - 1) % DAYS;
  return addDays(date, -sinceMonday);
}

/** A calendar date so many days on; dates have no hours, so no clock can disturb them. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
