import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import { startOfDate, toWallTime, type Weekday, weekdayOf } from "@/lib/domain/time/zone";
import { type Freeze, findFreezes, findOverlappingPairs, type Interval, intersect, type Window, type WindowPair } from "./windows";

/** One column: a calendar day of the zone, 23 or 25 hours long when the clocks change. */
export type StripDay = Interval & {
  /** `2025-02-13`. */
  readonly date: string;
  readonly weekday: Weekday;
  readonly dayOfMonth: number;
  readonly isToday: boolean;
  readonly isWeekend: boolean;
};

/** A window or freeze as it is drawn. `left` and `width` are fractions of the strip, 0 to 1; every column is equally wide. */
export type StripBar = Interval & {
  readonly kind: "window" | "freeze";
  readonly id: string;
  readonly label: string;
  readonly left: number;
  readonly width: number;
  /** Row, from 0. No two bars of a row overlap. */
  readonly lane: number;
  readonly startsEarlier: boolean;
  readonly endsLater: boolean;
  readonly hasOverlap: boolean;
  readonly isInFreeze: boolean;
};

export type Strip = {
  readonly days: readonly StripDay[];
  readonly bars: readonly StripBar[];
  readonly laneCount: number;
  /** Overlaps that can be seen in these days. */
  readonly overlaps: readonly WindowPair[];
};

export type StripInput = {
  /** An instant of the first day. */
  readonly from: Instant;
  /** Number of columns. */
  readonly days: number;
  readonly zone: string;
  readonly windows: readonly Window[];
  readonly freezes: readonly Freeze[];
  /** The present; `from` where it is not given. */
  readonly now?: Instant;
  /** `day`: bars fill the columns they touch, so that half an hour can be read. `none`: bars are as long as their time. */
  readonly snap?: "day" | "none";
};

/** The calendar strip of the home page: columns, and bars in lanes. Windows take lanes from the top, freezes never the first beside them. */
export function layoutStrip({ from, days: count, zone, windows, freezes, now = from, snap = "day" }: StripInput): Strip {
  const days = stripDays({ from, count, zone, today: toWallTime(now, zone).date });
  const span = spanOf(days);
  const overlaps = findOverlappingPairs(windows).filter((pair) => intersect(pair, span));
  const overlapping = new Set(overlaps.flatMap(({ first, second }) => [first.id, second.id]));
  const windowShapes = windows.flatMap((window) => {
    const marks = { hasOverlap: overlapping.has(window.id), isInFreeze: findFreezes(window, freezes).length > 0 };
    return shapesOf(window, { days, span, snap }).map((shape) => ({ ...shape, ...marks, kind: "window" as const, label: window.label }));
  });
  const freezeShapes = freezes.flatMap((freeze) =>
    shapesOf(freeze, { days, span, snap }).map((shape) => ({ ...shape, ...NO_MARKS, kind: "freeze" as const, label: freeze.name })),
  );
  const upper = placeInLanes(windowShapes, { firstLane: 0, taken: [] });
  const placed = placeInLanes(freezeShapes, { firstLane: upper.length > 0 ? 1 : 0, taken: upper });
  const laneCount = placed.reduce((most, bar) => Math.max(most, bar.lane + 1), 0);
  return { days, bars: placed.map((shape) => toBar(shape, days.length)), laneCount, overlaps };
}

const NO_MARKS = { hasOverlap: false, isInFreeze: false } as const;

type DaysInput = { readonly from: Instant; readonly count: number; readonly zone: string; readonly today: string };

function stripDays({ from, count, zone, today }: DaysInput): StripDay[] {
  const days: StripDay[] = [];
  let date = toWallTime(from, zone).date;
  while (days.length < count) {
    const next = dateAfter(date);
    const start = startOfDate(date, zone);
    const end = startOfDate(next, zone);
    // A date that the zone skipped (Apia, 30 December 2011) has no time in it and gets no column.
    if (start < end) {
      const weekday = weekdayOf(date);
      const isWeekend = weekday === "Saturday" || weekday === "Sunday";
      days.push({ date, start, end, weekday, dayOfMonth: Number(date.slice(8)), isToday: date === today, isWeekend });
    }
    date = next;
  }
  return days;
}

function dateAfter(date: string): string {
  return toWallTime(addMinutes(startOfDate(date, "UTC"), 24 * 60), "UTC").date;
}

function spanOf(days: readonly StripDay[]): Interval {
  return { start: days[0]?.start ?? "", end: days.at(-1)?.end ?? "" };
}

type Frame = { readonly days: readonly StripDay[]; readonly span: Interval; readonly snap: "day" | "none" };

/** A bar before it has a lane, measured in columns: these compare exactly, fractions of the strip do not. */
type Shape = Omit<StripBar, "lane" | "left" | "width"> & { readonly from: number; readonly to: number };
type Placed = Shape & { readonly lane: number };

/** One shape, or none where nothing of it lies in the strip. */
function shapesOf(
  { id, start, end }: Interval & { readonly id: string },
  { days, span, snap }: Frame,
): Omit<Shape, "kind" | "label" | keyof typeof NO_MARKS>[] {
  const seen = intersect({ start, end }, span);
  if (!seen) return [];
  const from = columnsUntil(seen.start, days);
  const to = columnsUntil(seen.end, days);
  const extent = snap === "day" ? { from: Math.floor(from), to: Math.ceil(to) } : { from, to };
  return [{ id, start, end, ...extent, startsEarlier: start < span.start, endsLater: end > span.end }];
}

/** Place of an instant in columns: 1.5 is the middle of the second day, however long that day is. */
function columnsUntil(instant: Instant, days: readonly StripDay[]): number {
  return days.reduce((sum, day) => {
    const part = (toMs(instant) - toMs(day.start)) / (toMs(day.end) - toMs(day.start));
    return sum + Math.min(1, Math.max(0, part));
  }, 0);
}

type Lanes = { readonly firstLane: number; readonly taken: readonly Placed[] };

/** Each in the first lane that is free, from left to right and longer ones first; the order given does not matter. */
function placeInLanes(shapes: readonly Shape[], { firstLane, taken }: Lanes): Placed[] {
  const placed = [...taken];
  for (const shape of shapes.toSorted((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))) {
    let lane = firstLane;
    while (placed.some((other) => other.lane === lane && shape.from < other.to && other.from < shape.to)) lane += 1;
    placed.push({ ...shape, lane });
  }
  return placed;
}

function toBar({ from, to, ...shape }: Placed, columns: number): StripBar {
  return { ...shape, left: from / columns, width: (to - from) / columns };
}
