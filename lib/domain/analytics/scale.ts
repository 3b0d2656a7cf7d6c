import { digits } from "@/lib/domain/metrics/value-text";
import type { Key } from "./key-figures";
import { shortSpan } from "./words";

/** The end of an axis, and how it is written there. */
export type AxisEnd = { readonly value: number; readonly text: string };

const STEPS = [1, 2, 3, 4, 5, 6, 8, 10] as const;
/** Minutes at which people are used to end an axis: up to an hour, up to a day, then days. */
const SPANS = [5, 10, 15, 20, 25, 30, 45, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320, 5760, 7200, 10_080, 14_400, 20_160] as const;
const DAY = 1440;
/** The name of the end of an axis stands where the tallest bar would: it leaves room. */
const ROOM = 1.1;

/** The end of the axis of a key figure that has room for all of these values: above the largest, and a round number. */
export function axisEnd(key: Key, values: readonly number[]): AxisEnd {
  const most = Math.max(0, ...values) * ROOM;
  if (key === "frequency") return countEnd(Math.max(0, ...values));
  if (key === "failure-rate") return { value: Math.min(100, roundUp(most, 5)), text: `${digits(Math.min(100, roundUp(most, 5)), 0, 0)}%` };
  return spanEnd(Math.max(0, ...values));
}

/** The end of an axis that counts. */
export function countEnd(most: number): AxisEnd {
  const value = roundUp(most * ROOM, 1);
  return { value, text: digits(value, 0, 0) };
}

/** The end of an axis of minutes. */
export function spanEnd(most: number): AxisEnd {
  const value = SPANS.find((one) => one >= most * ROOM) ?? roundUp((most * ROOM) / DAY, 1) * DAY;
  return { value, text: shortSpan(value) };
}

/** The smallest of 1, 2, 3, 4, 5, 6, 8, 10 times a power of ten that is at least the value, and at least `least`. */
function roundUp(value: number, least: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(value, least)));
  return STEPS.map((step) => step * size).find((one) => one >= Math.max(value, least)) ?? 10 * size;
}
