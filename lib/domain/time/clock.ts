import { type Instant, toMs } from "./instant";

/** What the release does; also the colour of its clock. */
export type ClockState = "before" | "after" | "hold" | "rollback";

export type ClockReading = {
  readonly prefix: "T-" | "T+";
  /** `00:12:40`, from one day on `4d 23:47`. */
  readonly text: string;
  /** For screen readers: `T plus 12 minutes 40 seconds`. */
  readonly spoken: string;
  /** The planned T-0 has passed and the deployment has not been started. */
  readonly isLate: boolean;
};

export type ClockInput = {
  /** The server's time. */
  readonly now: Instant;
  /** The actual T-0 once there is one, else the planned one. */
  readonly t0: Instant;
  readonly state: ClockState;
  /** Since when the release is on hold; the clock stands still there. Ignored in other states. */
  readonly frozenAt: Instant | null;
};

const SECOND_MS = 1_000;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/**
 * The T-clock. Counts down to T-0 and up from it; each second is shown once, and T-00:00:01 is the last one before T-0.
 * Before the start it goes on past the planned T-0 as `T+` and says that it is late; after the start it never shows `T-`,
 * also where the browser's measure of the server's time runs a little behind.
 */
export function clockParts({ now, t0, state, frozenAt }: ClockInput): ClockReading {
  const at = state === "hold" && frozenAt !== null ? frozenAt : now;
  const measured = Math.floor((toMs(at) - toMs(t0)) / SECOND_MS);
  const seconds = state === "after" ? Math.max(0, measured) : measured;
  const isBefore = seconds < 0 || (seconds === 0 && state === "before");
  const isLate = state === "before" && seconds > 0;
  return {
    prefix: isBefore ? "T-" : "T+",
    text: digits(Math.abs(seconds)),
    spoken: spoken(seconds) + (isLate ? ", not started" : ""),
    isLate,
  };
}

/**
 * Time left, in milliseconds: `02:20` below one hour, `01:42:18` below one day, then `4d 23:47`.
 * A begun second counts whole, so 00:00 means that it is due. Below zero stays 00:00; see `lateness`.
 */
export function countdown(ms: number): string {
  return short(Math.max(0, Math.ceil(ms / SECOND_MS)));
}

/** Time since it was due, in milliseconds: `05:40 late`. Below zero is `00:00 late`. */
export function lateness(ms: number): string {
  return `${elapsed(ms)} late`;
}

/** Time passed, in milliseconds, in whole seconds: `00:28`, in the form of `countdown`. */
export function elapsed(ms: number): string {
  return short(Math.max(0, Math.floor(ms / SECOND_MS)));
}

function short(seconds: number): string {
  return seconds < HOUR_S ? `${two(seconds / 60)}:${two(seconds % 60)}` : digits(seconds);
}

function digits(seconds: number): string {
  const hoursAndMinutes = `${two((seconds % DAY_S) / HOUR_S)}:${two((seconds % HOUR_S) / 60)}`;
  return seconds < DAY_S ? `${hoursAndMinutes}:${two(seconds % 60)}` : `${Math.floor(seconds / DAY_S)}d ${hoursAndMinutes}`;
}

/** Names what the digits show: from one day on the seconds are left out there too. */
function spoken(signedSeconds: number): string {
  const seconds = Math.abs(signedSeconds);
  const days = Math.floor(seconds / DAY_S);
  const parts = [
    amount(days, "day"),
    amount(Math.floor((seconds % DAY_S) / HOUR_S), "hour"),
    amount(Math.floor((seconds % HOUR_S) / 60), "minute"),
    days === 0 ? amount(seconds % 60, "second") : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return "T zero";
  return `T ${signedSeconds < 0 ? "minus" : "plus"} ${parts.join(" ")}`;
}

function amount(count: number, unit: string): string {
  if (count === 0) return "";
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
