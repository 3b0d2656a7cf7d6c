/**
 * The fewest of the keys in both lists that have to be taken out so that the others stand in the same order: those that somebody moved.
 * All others are in a longest common run.
 */
export function movedKeys(before: readonly string[], after: readonly string[]): string[] {
  const places = after.flatMap((key) => (before.includes(key) ? [before.indexOf(key)] : []));
  const kept = new Set(longestRise(places).map((place) => before[place]));
  return after.filter((key) => before.includes(key) && !kept.has(key));
}

/** A longest part of the numbers, in their order, in which each is greater than the one before. */
function longestRise(numbers: readonly number[]): number[] {
  const best: { readonly length: number; readonly from: number }[] = [];
  for (const number of numbers) {
    const candidates = best.flatMap((one, from) => ((numbers[from] ?? number) < number ? [{ length: one.length + 1, from }] : []));
    best.push(candidates.reduce((longest, one) => (one.length > longest.length ? one : longest), { length: 1, from: -1 }));
  }
  const rise: number[] = [];
  let at = best.reduce((last, one, index) => (one.length > (best[last]?.length ?? 0) ? index : last), -1);
  while (at >= 0) {
    rise.unshift(numbers[at] ?? 0);
    at = best[at]?.from ?? -1;
  }
  return rise;
}
