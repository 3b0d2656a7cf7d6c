const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second, … failed attempt. With the first attempt there are ten within about 28 hours. */
const WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  8 * HOUR_MS,
  15 * HOUR_MS,
] as const;

export const MAX_ATTEMPTS = WAITS_MS.length + 1;

/** How much a wait may be longer or shorter by chance, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * Milliseconds until the next attempt after `attempts` have failed, or null when none follows. `chance` is from 0 to 1. A receiver that
 * asks for a longer wait (`Retry-After`) gets it, up to an hour.
 */
export function retryWaitMs(attempts: number, { chance, askedMs = 0 }: { chance: number; askedMs?: number }): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  return Math.round(Math.max(wait * (1 - JITTER + 2 * JITTER * chance), Math.min(askedMs, HOUR_MS)));
}

/** What an answer means: taken, no longer wanted at all (410), or to be tried again. Redirects are not followed. */
export function verdictOf(status: number | null): "delivered" | "gone" | "failed" {
  if (status === null) return "failed";
  if (status >= 200 && status < 300) return "delivered";
  return status === 410 ? "gone" : "failed";
}
