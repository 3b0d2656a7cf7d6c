import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";

/** Where a figure comes from: the event of the release's stream that recorded it, in words, with its hash. `at` is the time of the command. */
export type FigureSource = {
  readonly seq: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly text: string;
  readonly hash: string;
};

/** Something that was counted or measured, with everything that it was made of. Nobody types one. */
export type Figure = {
  readonly key: string;
  readonly label: string;
  /** Null where nothing was recorded: that is no zero. */
  readonly value: string | null;
  /** What stands below it: the plan, of what the number consists, or why there is none. */
  readonly detail: string;
  readonly sources: readonly FigureSource[];
};

export const NOT_RECORDED = "Not recorded";

/** `#12`, `#12 and #40`, `#12, #40 and 7 more`. */
export function sourcesText(sources: readonly Pick<FigureSource, "seq">[]): string {
  const [first, second, ...rest] = sources.map(({ seq }) => `#${seq}`);
  if (!first) return "no event";
  if (!second) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

/** `12 minutes`, `1 hour 5 minutes`, `2 days 3 hours`: two units at most. */
export function spanWords(minutes: number): string {
  const units = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  const said = units.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => counted(count, unit)).join(" ") || "0 minutes";
}

export const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

const MINUTE_MS = 60_000;
/** Whole minutes from one moment to another; negative where the second is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.round((toMs(to) - toMs(from)) / MINUTE_MS);

/** `Thu 13 Feb 19:12 GMT`. */
export const momentIn = (at: Instant, zone: string): string => `${dayLabel(at, zone)} ${zonedTime(at, zone)}`;

type ChainProblem = { readonly seq: number | null; readonly message: string };

/** Whether the chain of the log was found whole, as a sentence. */
export function chainText([first]: readonly ChainProblem[]): string {
  if (!first) return "The chain was computed anew, and it holds.";
  return `The chain does not hold${first.seq === null ? "" : ` at event ${first.seq}`}: ${first.message}`;
}
