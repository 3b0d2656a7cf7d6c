import { addMinutes, type Instant } from "./instant";
import { resolveWallTime, toWallTime, type Weekday, weekdayOf } from "./zone";

/**
 * Hours of a person that come again every week, by the clock on the wall. They begin at `from` on each of `days` and end at the next `to`: on
 * the same day, or on the next where `to` is not later than `from`. The same time twice is a whole day.
 */
export type WeeklyHours = { readonly from: string; readonly to: string; readonly days: readonly Weekday[] };

type Span = { readonly start: Instant; readonly end: Instant };

/** The hours that a moment lies in; null outside of them. They hold their first moment and not their last. */
export function spanAround(hours: WeeklyHours, zone: string, moment: Instant): Span | null {
  const { date } = toWallTime(moment, zone);
  const spans = [addDays(date, -1), date].flatMap((day) => {
    if (!hours.days.includes(weekdayOf(day))) return [];
    // Clocks that are put back between leave the hours long: nobody is woken by a time that comes twice.
    const end = hours.to > hours.from ? day : addDays(day, 1);
    return [{ start: atWall(day, hours.from, zone).first, end: atWall(end, hours.to, zone).last }];
  });
  return spans.find((span) => span.start <= moment && moment < span.end) ?? null;
}

/**
 * The first moment after another at which the clock on the wall shows a time of day. Where the clocks skip it, the moment they are put
 * forward; where they show it twice, the first: once a day, whatever day it is.
 */
export function nextTimeOfDay(time: string, zone: string, after: Instant): Instant {
  const { date } = toWallTime(after, zone);
  const found = [0, 1].map((days) => atWall(addDays(date, days), time, zone).first).find((at) => at > after);
  return found ?? atWall(addDays(date, 2), time, zone).first;
}

/** The moments at which a wall clock shows a time: one, two where it is put back, the change itself where it never does. */
function atWall(date: string, time: string, zone: string): { first: Instant; last: Instant } {
  const resolved = resolveWallTime({ date, time, zone });
  switch (resolved.kind) {
    case "ok":
      return { first: resolved.instant, last: resolved.instant };
    case "ambiguous":
      return { first: resolved.earlier.instant, last: resolved.later.instant };
    case "nonexistent":
      return { first: resolved.changeAt, last: resolved.changeAt };
    case "invalid":
      throw new RangeError(resolved.message);
  }
}

const MINUTES_PER_DAY = 1440;

function addDays(date: string, days: number): string {
  return addMinutes(`${date}T00:00:00.000Z`, days * MINUTES_PER_DAY).slice(0, 10);
}
