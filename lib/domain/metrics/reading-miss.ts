import type { PersonRef } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { isSameMetric, type Metric } from "./metric";
import type { Reading, Side } from "./reading";

/** A metric that a source was asked for and could not tell, and why. */
export type Missed = Metric & { readonly side: Side; readonly why: string };

/** Something that was to be measured and was not: no reading, and no pass either. Holds until there is a newer reading. */
export type ReadingMiss = {
  readonly id: string;
  readonly phase: string;
  readonly source: { readonly id: string; readonly name: string };
  /** The source did not answer at all. */
  readonly isDown: boolean;
  readonly missed: readonly Missed[];
  readonly by: PersonRef;
  readonly at: Instant;
};

type Place = { readonly metric: Metric; readonly side: Side; readonly latest: Pick<Reading, "observedAt"> | undefined };

/** The newest miss of a metric on one side that nothing was read after; null where the latest reading is newer. */
export function standingMiss(misses: readonly ReadingMiss[], { metric, side, latest }: Place): (Missed & { isDown: boolean }) | null {
  const found = misses.flatMap(({ missed, isDown, at }) =>
    missed.filter((one) => one.side === side && isSameMetric(one, metric)).map((one) => ({ ...one, isDown, at })),
  );
  const last = found.at(-1);
  return last && (!latest || toMs(last.at) > toMs(latest.observedAt)) ? last : null;
}
