/** A UTC instant as ISO 8601 with milliseconds, e.g. `2026-11-23T19:00:00.000Z`. Compares correctly as text. */
export type Instant = string;

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
