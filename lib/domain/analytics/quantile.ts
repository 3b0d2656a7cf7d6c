/**
 * The value below which a share of the values lies, by the nearest rank: always one that was measured, never one in between. Null of none.
 * `quantile(values, 0.5)` is the median, of an even number the lower of the two in the middle.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);
