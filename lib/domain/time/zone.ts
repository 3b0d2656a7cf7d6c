import { tzOffset } from "@date-fns/tz";
import { FIRST_YEAR, fromMs, type Instant, LAST_YEAR, toMs } from "./instant";

/** What a clock on the wall shows, to the minute: date `2026-03-29`, time `02:30`. Means nothing without a zone. */
export type WallTime = { readonly date: string; readonly time: string };

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One of the instants that a wall time can mean, with what tells it apart: `BST, UTC+01:00`. */
export type WallChoice = { readonly instant: Instant; readonly wall: WallTime; readonly label: string };

/**
 * - `ok`: exactly one instant has this wall time.
 * - `ambiguous`: the clocks are put back and show it twice; the person chooses.
 * - `nonexistent`: the clocks are put forward from `gapStart` to `gapEnd` at `changeAt` and never show it; `suggestion` is as long
 *   after the change as the text was after `gapStart`.
 * - `invalid`: the text is no date, no time or no zone.
 */
export type WallResolution =
  | { readonly kind: "ok"; readonly instant: Instant }
  | { readonly kind: "ambiguous"; readonly earlier: WallChoice; readonly later: WallChoice }
  | {
      readonly kind: "nonexistent";
      readonly gapStart: WallTime;
      readonly gapEnd: WallTime;
      readonly changeAt: Instant;
      readonly suggestion: WallChoice;
    }
  | { readonly kind: "invalid"; readonly path: "date" | "time" | "zone"; readonly message: string };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONE_FORM = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z0-9][A-Za-z0-9_+-]*){1,2}$/;

/**
 * Whether the text names an IANA zone as it is spelt there: `Europe/London`, `Etc/GMT+5`, `UTC`.
 * Abbreviations are refused, for they mislead: `EST` never has summer time and `BST` is not London in winter.
 */
export function isZone(text: string): boolean {
  if (text === "UTC" || text === "GMT") return true;
  if (text.length > 64 || !ZONE_FORM.test(text)) return false;
  try {
    const known = new Intl.DateTimeFormat("en-GB", { timeZone: text }).resolvedOptions().timeZone;
    // An alias resolves to another name; the same name in other letters is a misspelling that other tools would refuse.
    return known === text || known.toLowerCase() !== text.toLowerCase();
  } catch {
    return false;
  }
}

/** Minutes that the zone's clock is ahead of UTC at the instant; London in summer: 60. Throws RangeError for an unknown zone. */
export function offsetMinutes(instant: Instant, zone: string): number {
  return offsetAtMs(toMs(instant), zone);
}

/** As `offsetMinutes`, for milliseconds since the epoch. */
export function offsetAtMs(ms: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(ms));
  if (Number.isNaN(minutes)) throw new RangeError(`No offset from UTC for the zone "${zone}".`);
  // tzOffset answers -0 for UTC, which would leak into comparisons by identity.
  return minutes || 0;
}

/** What the wall clock of the zone shows at the instant, to the minute begun. */
export function toWallTime(instant: Instant, zone: string): WallTime {
  const ms = toMs(instant);
  return wallOf(ms + offsetAtMs(ms, zone) * MINUTE_MS);
}

/**
 * The instant at which the zone's wall clock shows this date (`YYYY-MM-DD`) and time (`HH:mm`, 00:00 to 23:59).
 * Never guesses: wall times that occur twice or not at all are handed back (RELIABILITY invariant 24).
 */
export function resolveWallTime({ date, time, zone }: WallTime & { readonly zone: string }): WallResolution {
  const invalid = findInvalid({ date, time, zone });
  if (invalid) return { kind: "invalid", ...invalid };
  const wallMs = Date.parse(`${date}T${time}:00.000Z`);
  // A day either side lies beyond any change of the clocks that could concern this wall time, the skipped day of Apia included.
  const before = offsetAtMs(wallMs - DAY_MS, zone);
  const after = offsetAtMs(wallMs + DAY_MS, zone);
  const found = [...new Set([before, after])]
    .map((offset) => ({ offset, ms: wallMs - offset * MINUTE_MS }))
    .filter(({ offset, ms }) => offsetAtMs(ms, zone) === offset)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const [first, second] = found;
  if (first === undefined) return nonexistent({ wallMs, before, after, zone });
  if (second === undefined) return { kind: "ok", instant: fromMs(first) };
  return { kind: "ambiguous", earlier: choice(first, zone), later: choice(second, zone) };
}

/**
 * The first instant of a calendar date in the zone: midnight, or where the clocks skip midnight the moment they change.
 * A date that the zone skipped altogether begins when the next one does. Throws RangeError for a text that is no date or zone.
 */
export function startOfDate(date: string, zone: string): Instant {
  const resolved = resolveWallTime({ date, time: "00:00", zone });
  switch (resolved.kind) {
    case "ok":
      return resolved.instant;
    case "ambiguous":
      return resolved.earlier.instant;
    case "nonexistent":
      return resolved.changeAt;
    case "invalid":
      throw new RangeError(resolved.message);
  }
}

/** The weekday in the zone at the instant: the calendar's, never what somebody typed. */
export function weekday(instant: Instant, zone: string): Weekday {
  return weekdayOf(toWallTime(instant, zone).date);
}

/** The weekday of a calendar date `2026-03-29`. Throws RangeError when it is not a date. */
export function weekdayOf(date: string): Weekday {
  const name = WEEKDAYS[new Date(`${date}T00:00:00.000Z`).getUTCDay()];
  if (!name) throw new RangeError(`"${date}" is not a date.`);
  return name;
}

/** The offset as text: `UTC+05:30`, `UTC-05:00`, `UTC+00:00`. */
export function offsetText(instant: Instant, zone: string): string {
  const minutes = offsetMinutes(instant, zone);
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? "-" : "+"}${pad(Math.trunc(size / 60))}:${pad(size % 60)}`;
}

/**
 * Short name of the zone's time at the instant: `GMT`, `BST`, `EST`, `CET`; where none is customary in English,
 * the offset as `GMT+5:30`. Depends on the instant and the zone only, never on the reader's language.
 */
export function zoneAbbreviation(instant: Instant, zone: string): string {
  const date = new Date(toMs(instant));
  let fallback = "";
  for (const locale of ABBREVIATION_LOCALES) {
    const name =
      formatter(locale, zone)
        .formatToParts(date)
        .find((part) => part.type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{2,5}$/.test(name)) return name;
    fallback ||= name;
  }
  return fallback === "GMT+0" ? "GMT" : fallback;
}

// Each region's English knows the abbreviations of its own zones only. India is left out: its IST is also Ireland's and Israel's.
const ABBREVIATION_LOCALES = ["en-GB", "en-US", "en-AU"] as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" });
  formatters.set(key, made);
  return made;
}

type Gap = { readonly wallMs: number; readonly before: number; readonly after: number; readonly zone: string };

function nonexistent({ wallMs, before, after, zone }: Gap): WallResolution {
  const changeMs = findChange({ wallMs, before, after, zone });
  return {
    kind: "nonexistent",
    gapStart: wallOf(changeMs + before * MINUTE_MS),
    gapEnd: wallOf(changeMs + after * MINUTE_MS),
    changeAt: fromMs(changeMs),
    suggestion: choice(wallMs - before * MINUTE_MS, zone),
  };
}

/** The minute in which the zone goes from the offset `before` to another, found by halving the two days around it. */
function findChange({ wallMs, before, zone }: Gap): number {
  let low = wallMs - DAY_MS;
  let high = wallMs + DAY_MS;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAtMs(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function choice(ms: number, zone: string): WallChoice {
  const instant = fromMs(ms);
  const offset = offsetText(instant, zone);
  const name = zoneAbbreviation(instant, zone);
  return { instant, wall: toWallTime(instant, zone), label: name.includes("+") || name.includes("-") ? offset : `${name}, ${offset}` };
}

type Invalid = { readonly path: "date" | "time" | "zone"; readonly message: string };

function findInvalid({ date, time, zone }: WallTime & { readonly zone: string }): Invalid | null {
  if (!isZone(zone)) return { path: "zone", message: `"${zone}" is not a time zone. Choose one such as Europe/London.` };
  if (!isDate(date)) return { path: "date", message: `"${date}" is not a date. Write year, month and day as 2026-03-29.` };
  const year = Number(date.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { path: "date", message: `The year ${year} is out of range. Use one from ${FIRST_YEAR} to ${LAST_YEAR}.` };
  }
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    return { path: "time", message: `"${time}" is not a time of day. Write hours and minutes from 00:00 to 23:59.` };
  }
  return null;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // Date.parse takes 30 February for 1 March; writing it out again shows the difference.
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && fromMs(ms).startsWith(text);
}

function wallOf(wallMs: number): WallTime {
  const text = fromMs(wallMs);
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
