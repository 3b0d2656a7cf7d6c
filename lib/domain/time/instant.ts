/** A UTC instant as ISO 8601 with milliseconds, e.g. `2026-11-23T19:00:00.000Z`. Compares correctly as text. */
export type Instant = string;

/** First and last year that is accepted from people and programs: whatever lies outside is a slip. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2200;

/** Whether a text is an instant, written exactly as `fromMs` writes it, from the year 2000 to 2200. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const ms = Date.parse(text);
  const year = Number(text.slice(0, 4));
  // Date.parse takes 30 February and 24:00 for the next day; writing the instant out again shows the difference.
  return !Number.isNaN(ms) && fromMs(ms) === text && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Milliseconds since the epoch of an instant. */
export function toMs(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant of a number of milliseconds since the epoch. Throws RangeError outside what a date can hold. */
export function fromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Elapsed minutes added to an instant; wall-clock changes such as daylight saving do not matter. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return fromMs(toMs(instant) + minutes * 60_000);
}
