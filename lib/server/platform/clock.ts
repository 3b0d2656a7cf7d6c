import { env } from "./env";
import { singleton } from "./singleton";

const shift = () => singleton("clock-shift", () => ({ ms: 0 }));

/** The command clock. Everything that a command decides by time reads it here. */
export function now(): string {
  return new Date(Date.now() + shift().ms).toISOString();
}

/** Moves the command clock; only where the data is a demo or a test. Throws elsewhere. */
export function shiftClock(ms: number): void {
  if (env().TMINUS_MODE === "real") throw new Error("The clock of a real installation cannot be moved.");
  shift().ms = ms;
}
