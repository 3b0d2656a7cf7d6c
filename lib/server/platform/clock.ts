import type { Instant } from "@/lib/domain/time/instant";
import { env } from "./env";
import { singleton } from "./singleton";

const clock = () => singleton("clock", (): { shiftMs: number; stoppedAt: Instant | null } => ({ shiftMs: 0, stoppedAt: null }));

/** The command clock. Everything that a command decides by time reads it here. */
export function now(): Instant {
  const { shiftMs, stoppedAt } = clock();
  return stoppedAt ?? new Date(Date.now() + shiftMs).toISOString();
}

/** Moves the command clock by so many milliseconds; only where the data is a demo or a test. Throws elsewhere. */
export function shiftClock(ms: number): void {
  needsMovable();
  clock().shiftMs = ms;
}

/**
 * Stops the command clock of this process at an instant, so that what is recorded next happened exactly then; null lets it
 * run again. Only where the data is a demo or a test. Throws elsewhere.
 */
export function stopClock(at: Instant | null): void {
  needsMovable();
  clock().stoppedAt = at;
}

function needsMovable(): void {
  if (env().TMINUS_MODE === "real") throw new Error("The clock of a real installation cannot be moved.");
}
