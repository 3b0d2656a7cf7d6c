/**
 * Runs `measure` for two things by turns, each round beginning with the other one, so that what else the machine does falls
 * on both. Answers with one pair per round.
 * @template T
 * @param {{ rounds: number, base: unknown, tried: unknown, measure: (one: unknown) => Promise<T> }} options
 * @returns {Promise<{ base: T, tried: T }[]>}
 */
export async function alternate({ rounds, base, tried, measure }) {
  const pairs = [];
  for (let index = 0; index < rounds; index += 1) {
    const isBaseFirst = index % 2 === 0;
    const first = await measure(isBaseFirst ? base : tried);
    const second = await measure(isBaseFirst ? tried : base);
    pairs.push(isBaseFirst ? { base: first, tried: second } : { base: second, tried: first });
  }
  return pairs;
}
