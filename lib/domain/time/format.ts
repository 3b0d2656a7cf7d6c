import { formatOffset, offsetFrom } from "./axis";
import { type Instant, toMs } from "./instant";
import { toWallTime, weekday, weekdayOf, zoneAbbreviation } from "./zone";

/**
 * How the reader's clock is written. The words are the interface's (British English) and made here rather than by Intl,
 * whose month names and spaces differ between versions, so server and browser always agree.
 */
export type ClockStyle = {
  /** `7:12 pm` instead of `19:12`. */
  readonly hour12?: boolean;
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export type TimeTriple = {
  readonly instant: Instant;
  readonly viewerZone: string;
  readonly releaseZone: string;
  /** Null leaves the offset out. */
  readonly t0: Instant | null;
};

/**
 * A moment as DESIGN section 5 wants it: viewer's zone, release zone, offset: `19:12 GMT · 14:12 EST · T+12m`.
 * Zones that read alike are shown once; where the dates differ both carry their weekday.
 */
export function timeTriple({ instant, viewerZone, releaseZone, t0 }: TimeTriple, style: ClockStyle = {}): string {
  const parts = [...zoneTimes({ instant, viewerZone, releaseZone }, style)];
  if (t0 !== null) parts.push(formatOffset(offsetFrom(t0, instant)));
  return parts.join(" · ");
}

/** The first two parts of `timeTriple`, or one where both zones read alike: `["19:12 GMT", "14:12 EST"]`. */
export function zoneTimes({ instant, viewerZone, releaseZone }: Omit<TimeTriple, "t0">, style: ClockStyle = {}): string[] {
  const zones = [viewerZone, releaseZone];
  const datesDiffer = toWallTime(instant, viewerZone).date !== toWallTime(instant, releaseZone).date;
  const texts = zones.map((zone) => `${datesDiffer ? `${shortWeekday(instant, zone)} ` : ""}${zonedTime(instant, zone, style)}`);
  return [...new Set(texts)];
}

/** Time of day without its zone, for narrow columns: `19:12`. */
export function shortTime(instant: Instant, zone: string, style: ClockStyle = {}): string {
  const { time } = toWallTime(instant, zone);
  if (!style.hour12) return time;
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}${time.slice(2)} ${hour < 12 ? "am" : "pm"}`;
}

/** Time of day with its zone: `19:12 GMT`. */
export function zonedTime(instant: Instant, zone: string, style: ClockStyle = {}): string {
  return `${shortTime(instant, zone, style)} ${zoneAbbreviation(instant, zone)}`;
}

/** The day in the zone: `Thu 13 Feb`. */
export function dayLabel(instant: Instant, zone: string): string {
  const { day, month } = dateParts(toWallTime(instant, zone).date);
  return `${shortWeekday(instant, zone)} ${day} ${month.slice(0, 3)}`;
}

/** The day in the zone, for headings: `Thursday 13 February 2025`. */
export function longDayLabel(instant: Instant, zone: string): string {
  const { date } = toWallTime(instant, zone);
  const { day, month, year } = dateParts(date);
  return `${weekdayOf(date)} ${day} ${month} ${year}`;
}

/** How long ago an instant was: `28 s ago`, `4 min ago`, `3 h ago`, `2 d ago`. `now` within a second, and for what lies ahead. */
export function relativeAge({ instant, now }: { readonly instant: Instant; readonly now: Instant }): string {
  const seconds = Math.floor((toMs(now) - toMs(instant)) / 1_000);
  if (seconds < 1) return "now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

function shortWeekday(instant: Instant, zone: string): string {
  return weekday(instant, zone).slice(0, 3);
}

function dateParts(date: string): { readonly day: number; readonly month: string; readonly year: number } {
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  if (!month) throw new RangeError(`"${date}" is not a date.`);
  return { day: Number(date.slice(8, 10)), month, year: Number(date.slice(0, 4)) };
}
