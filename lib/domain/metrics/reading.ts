import type { PersonRef } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { isSameMetric, type Metric, type Unit } from "./metric";

export const SIDES = ["canary", "stable", "baseline"] as const;
/** `baseline` was captured before the start and stands for stable where that was not read beside the canary. */
export type Side = (typeof SIDES)[number];

/** One measured value. Never edited: a correction is another reading that names the one it replaces. */
export type Reading = Metric & {
  readonly id: string;
  /** Key of the phase it belongs to. */
  readonly phase: string;
  readonly side: Side;
  readonly value: number;
  readonly unit: Unit;
  /** When it was measured. */
  readonly observedAt: Instant;
  readonly source: "person" | "token" | "metric";
  readonly by: PersonRef;
  /** When it was recorded. */
  readonly at: Instant;
  /** Id of the reading that this one replaces, if any. */
  readonly corrects: string | null;
  /** How a source outside measured it; absent of what was typed or pushed. */
  readonly measured?: Measured;
  /** Why it was read again, where somebody said so. */
  readonly note?: string;
};

/** The query as it was asked, placeholders filled, and over how many minutes it looks back. */
export type Measured = {
  readonly source: { readonly id: string; readonly name: string };
  readonly query: string;
  readonly windowMinutes: number;
};

/** The readings of a metric on one side, corrected ones left out, oldest first; of the same time, in the order recorded. */
export function seriesOf(readings: readonly Reading[], metric: Metric, side: Side): Reading[] {
  const corrected = new Set(readings.map((one) => one.corrects));
  return readings
    .filter((one) => one.side === side && isSameMetric(one, metric) && !corrected.has(one.id))
    .sort((a, b) => toMs(a.observedAt) - toMs(b.observedAt));
}
