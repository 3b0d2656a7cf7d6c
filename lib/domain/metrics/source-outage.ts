import type { Instant } from "@/lib/domain/time/instant";
import { toMs } from "@/lib/domain/time/instant";
import type { Reading } from "./reading";
import type { ReadingMiss } from "./reading-miss";

/** A source that does not answer, since when, and in what words; in the order in which they stopped. */
export type SourceOutage = { readonly source: ReadingMiss["source"]; readonly since: Instant; readonly why: string };

/** The sources that did not answer when they were last asked: nothing was measured by them since. */
export function outagesOf(misses: readonly ReadingMiss[], readings: readonly Reading[]): SourceOutage[] {
  const last = new Map(misses.map((one) => [one.source.id, one]));
  return [...last.values()].flatMap((miss) => {
    const isBack = readings.some((one) => one.measured?.source.id === miss.source.id && toMs(one.at) > toMs(miss.at));
    if (!miss.isDown || isBack) return [];
    return [{ source: miss.source, since: miss.at, why: miss.missed[0]?.why ?? "" }];
  });
}
