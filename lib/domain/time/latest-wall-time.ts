import { addMinutes, type Instant } from "./instant";
import { resolveWallTime, toWallTime } from "./zone";

const DAY_MINUTES = 24 * 60;

type Question = { /** `19:12` */ readonly time: string; readonly zone: string; readonly now: Instant };

/**
 * The last moment up to now at which the wall clock of the zone showed a time: today's, or yesterday's where today's is still to
 * come. Null where the text is no time, or the clocks showed it on neither day.
 */
export function latestWallTime({ time, zone, now }: Question): Instant | null {
  const days = [now, addMinutes(now, -DAY_MINUTES)].map((day) => toWallTime(day, zone).date);
  const found = [...new Set(days)].flatMap((date) => {
    const resolved = resolveWallTime({ date, time, zone });
    if (resolved.kind === "ok") return [resolved.instant];
    return resolved.kind === "ambiguous" ? [resolved.later.instant, resolved.earlier.instant] : [];
  });
  return found.find((instant) => instant <= now) ?? null;
}
