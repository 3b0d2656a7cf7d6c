import { type Instant, toMs } from "@/lib/domain/time/instant";

/** A value as it was read at a moment. */
export type ChartPoint = { readonly at: Instant; readonly value: number };

export type Frame = { readonly width: number; readonly height: number };
export type Span = { readonly from: Instant; readonly to: Instant };
export type Scale = (value: number) => number;

/** Room above and below the lines, of the height. */
const MARGIN = 0.15;
const INSET = 3;

/** Where a value lies between two others, 0 to 1; in the middle where they are one. */
function between(from: number, to: number): Scale {
  return (value) => (to === from ? 0.5 : Math.min(1, Math.max(0, (value - from) / (to - from))));
}

/** From milliseconds to the frame, a little inside of it, so that the round ends of lines are whole. */
export function across({ from, to }: Span, { width }: Frame): Scale {
  const share = between(toMs(from), toMs(to));
  return (ms) => INSET + share(ms) * (width - 2 * INSET);
}

/** From values to the frame, so that all of these lie in it. */
export function upwards(values: readonly number[], { height }: Frame): Scale {
  const share = between(Math.min(...values), Math.max(...values));
  return (value) => height * (1 - MARGIN - share(value) * (1 - 2 * MARGIN));
}

/** The path through points in order; one alone is a dot. */
export function pathOf(points: readonly ChartPoint[], x: Scale, y: Scale): string {
  const places = points.map(({ at, value }) => `${x(toMs(at)).toFixed(1)} ${y(value).toFixed(1)}`);
  if (places.length === 1) return `M${places[0]}h0.01`;
  return places.map((place, index) => `${index === 0 ? "M" : "L"}${place}`).join("");
}

/** From the first to the last of some points; null of none. */
export function spanOf(points: readonly ChartPoint[]): Span | null {
  const times = points.map(({ at }) => at).toSorted();
  const [from, to] = [times[0], times.at(-1)];
  return from !== undefined && to !== undefined ? { from, to } : null;
}
