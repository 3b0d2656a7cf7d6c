import type { Instant } from "@/lib/domain/time/instant";
import { spanAround, type WeeklyHours } from "@/lib/domain/time/weekly-hours";
import { toWallTime } from "@/lib/domain/time/zone";

/** Days on which somebody is away, both included: calendar dates such as `2026-03-29`, in the zone of the person. */
export type DaysAway = { readonly from: string; readonly to: string };

/** When a person works, as they say themselves. */
export type WorkingTimes = {
  /** Null: at any hour. */
  readonly hours: WeeklyHours | null;
  readonly absences: readonly DaysAway[];
  readonly zone: string;
};

export const PRESENCES = ["available", "outside-hours", "absent"] as const;
export type Presence = (typeof PRESENCES)[number];

/**
 * Whether a person is there at a moment. An absence is a whole day of their zone and goes before their hours. Whoever has said nothing is
 * available at any time: nothing is guessed of people.
 */
export function presenceAt(times: WorkingTimes | null, moment: Instant): Presence {
  if (!times) return "available";
  const { date } = toWallTime(moment, times.zone);
  if (times.absences.some(({ from, to }) => from <= date && date <= to)) return "absent";
  return times.hours === null || spanAround(times.hours, times.zone, moment) ? "available" : "outside-hours";
}

/** The worst of several, for whoever must be there at each of the moments. */
export function worstOf(presences: readonly Presence[]): Presence {
  return PRESENCES.findLast((one) => presences.includes(one)) ?? "available";
}
