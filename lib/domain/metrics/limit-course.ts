import type { Criterion } from "./criterion";

type Limit = Pick<Criterion, "better"> & { /** In the unit of the values; null: there is none. */ readonly gate: number | null };

/** Whether a value keeps a gate: strictly under it where lower is better, from it on where higher is. */
export function keepsGate(value: number, { gate, better }: Limit): boolean {
  if (gate === null) return true;
  return better === "lower" ? value < gate : value >= gate;
}

/** The values that missed a gate one after the other, the latest such run, oldest first; empty where none did. */
export function latestMisses(values: readonly number[], limit: Limit): number[] {
  const last = values.findLastIndex((value) => !keepsGate(value, limit));
  const before = values.slice(0, last + 1).findLastIndex((value) => keepsGate(value, limit));
  return last < 0 ? [] : values.slice(before + 1, last + 1);
}

/** The value that was furthest on the worse side; null of none. */
export function worstOf(values: readonly number[], { better }: Pick<Limit, "better">): number | null {
  if (values.length === 0) return null;
  return better === "lower" ? Math.max(...values) : Math.min(...values);
}
