import { type Instant, toMs } from "@/lib/domain/time/instant";
import { type Deployment, hasFailed, leadMinutes, restoreMinutes } from "./deployment";
import { median } from "./quantile";
import { type Week, weekIndex } from "./week";

/** The four keys of DORA. Source: dora.dev, "DORA's software delivery metrics: the four keys". */
export const KEYS = ["frequency", "lead-time", "failure-rate", "restore"] as const;
export type Key = (typeof KEYS)[number];

/** With fewer cases than this a figure is told with its number of cases, and not compared. */
export const FEW = 5;

/** A figure and of how many cases it was made; null where there is none. */
export type Counted = { readonly value: number | null; readonly cases: number };

/**
 * One of the four. Units: releases a week, minutes (median), percent, minutes (median). `cases` of `of`: releases with a first commit
 * of all; failed of all; restored of rolled back; for the frequency both are all releases.
 */
export type KeyFigure = Counted & {
  readonly key: Key;
  readonly of: number;
  /** The same over as many weeks before. */
  readonly before: Counted;
  /** By week of T-0. A week without cases has no value, save the frequency's, which is 0. */
  readonly weeks: readonly Counted[];
};

/** The four keys of deployments within `weeks`, compared with those of as many weeks before. Order does not matter. */
export function keyFigures(
  deployments: readonly Deployment[],
  { weeks, before, now }: { readonly weeks: readonly Week[]; readonly before: readonly Week[]; readonly now: Instant },
): KeyFigure[] {
  const present = deployments.filter(({ t0 }) => weekIndex(weeks, t0) >= 0);
  const former = deployments.filter(({ t0 }) => weekIndex(before, t0) >= 0);
  const byWeek = weeks.map(({ start, end }) => present.filter(({ t0 }) => start <= t0 && t0 < end));
  return KEYS.map((key) => {
    const { of, ...counted } = measure(key, present, elapsedWeeks(weeks, now));
    const { of: _of, ...earlier } = measure(key, former, before.length);
    return { key, of, ...counted, before: earlier, weeks: byWeek.map((own) => countedIn(key, own)) };
  });
}

function countedIn(key: Key, own: readonly Deployment[]): Counted {
  const { of: _of, ...counted } = measure(key, own, 1);
  return counted;
}

/** The present week is not over, and counts as what of it has passed. */
export function elapsedWeeks(weeks: readonly Week[], now: Instant): number {
  const last = weeks.at(-1);
  if (!last) return 0;
  const share = (toMs(now) - toMs(last.start)) / (toMs(last.end) - toMs(last.start));
  return weeks.length - 1 + Math.min(1, Math.max(0, share));
}

function measure(key: Key, own: readonly Deployment[], weeks: number): Counted & { readonly of: number } {
  switch (key) {
    case "frequency":
      return { value: weeks > 0 ? own.length / weeks : null, cases: own.length, of: own.length };
    case "lead-time":
      return medianOf(own.map(leadMinutes), own.length);
    case "failure-rate": {
      const failed = own.filter(hasFailed).length;
      return { value: own.length === 0 ? null : (failed / own.length) * 100, cases: failed, of: own.length };
    }
    case "restore":
      return medianOf(own.map(restoreMinutes), own.filter(({ rollback }) => rollback !== null).length);
  }
}

function medianOf(all: readonly (number | null)[], of: number): Counted & { readonly of: number } {
  const known = all.filter((value) => value !== null);
  return { value: median(known), cases: known.length, of };
}

/** Of how many cases a figure says something: all releases for the frequency and the rate, what could be measured for the times. */
export function basisOf({ key, cases, of }: Pick<KeyFigure, "key" | "cases" | "of">): number {
  return key === "failure-rate" ? of : cases;
}
