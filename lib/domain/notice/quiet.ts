import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { resolveWallTime, toWallTime, type Weekday, weekdayOf } from "@/lib/domain/time/zone";

/**
 * Hours in which what is not urgent waits, by the clock on the wall. They begin at `from` on each of `days` and end at the next `to`:
 * on the same day, or on the next where `to` is not later than `from`. The same time twice is a whole day.
 */
export type QuietHours = { readonly from: string; readonly to: string; readonly days: readonly Weekday[] };

type Span = { readonly start: Instant; readonly end: Instant };

/** Seven days of quiet hours that touch each other, and one to see that they do. */
const MAX_SPANS = 8;

/** When the quiet hours end that the moment lies in, those that follow without a gap included; null outside of them. Quiet all week long ends after a week. */
export function quietEndsAt({ from, to, days }: QuietHours, zone: string, moment: Instant): Instant | null {
  let end: Instant | null = null;
  for (let count = 0; count < MAX_SPANS; count += 1) {
    const at: Instant = end ?? moment;
    const found = spansAround({ from, to, days }, zone, at).find((span) => span.start <= at && at < span.end);
    if (!found) return end;
    end = found.end;
  }
  return end;
}

/** The spans that begin on the day of a moment or the day before. */
function spansAround({ from, to, days }: QuietHours, zone: string, moment: Instant): Span[] {
  const { date } = toWallTime(moment, zone);
  return [addDays(date, -1), date].flatMap((day) => {
    if (!days.includes(weekdayOf(day))) return [];
    // Clocks that are put back between leave the hours long: nobody is woken by a time that comes twice.
    return [{ start: atWall(day, from, zone).first, end: atWall(to > from ? day : addDays(day, 1), to, zone).last }];
  });
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
