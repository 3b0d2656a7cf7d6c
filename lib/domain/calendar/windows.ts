import type { Instant } from "@/lib/domain/time/instant";

/** From `start` up to, but not including, `end`. One that ends when it begins, or before, holds no time and meets nothing. */
export type Interval = { readonly start: Instant; readonly end: Instant };

/** The deployment window of one release. */
export type Window = Interval & {
  readonly id: string;
  readonly serviceId: string;
  readonly environment: string;
  /** As drawn in the calendar: `checkout-service v2.4.0`. */
  readonly label: string;
};

/** A time in which nothing should be deployed: to one service, or to any where `serviceId` is null. */
export type Freeze = Interval & { readonly id: string; readonly name: string; readonly serviceId: string | null };

/** The time that a candidate shares with another window. */
export type Overlap = Interval & { readonly window: Window };

/** The time that a candidate shares with a freeze. */
export type FreezeConflict = Interval & { readonly freeze: Freeze };

/** Two windows on the same service and environment, and the time they share. */
export type WindowPair = Interval & { readonly first: Window; readonly second: Window };

/** The time two intervals share, or null. Intervals that only touch share none. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const start = laterOf(a.start, b.start);
  const end = laterOf(a.end, b.end) === a.end ? b.end : a.end;
  return start < end ? { start, end } : null;
}

/** Other windows on the candidate's service and environment that share time with it, earliest first. The candidate itself is skipped. */
export function findOverlaps(candidate: Window, others: readonly Window[]): Overlap[] {
  return others
    .filter((other) => other.id !== candidate.id && isSameTarget(candidate, other))
    .flatMap((window) => {
      const shared = intersect(candidate, window);
      return shared ? [{ ...shared, window }] : [];
    })
    .sort(byStart);
}

/** Every pair of windows that overlap, each pair once, earliest first. */
export function findOverlappingPairs(windows: readonly Window[]): WindowPair[] {
  return windows
    .flatMap((first, index) =>
      findOverlaps(first, windows.slice(index + 1)).map(({ window: second, ...shared }) => ({ ...shared, first, second })),
    )
    .sort(byStart);
}

/** Freezes of the candidate's service, or of all services, that share time with it, earliest first. */
export function findFreezes(candidate: Interval & Pick<Window, "serviceId">, freezes: readonly Freeze[]): FreezeConflict[] {
  return freezes
    .filter((freeze) => freeze.serviceId === null || freeze.serviceId === candidate.serviceId)
    .flatMap((freeze) => {
      const shared = intersect(candidate, freeze);
      return shared ? [{ ...shared, freeze }] : [];
    })
    .sort(byStart);
}

/** Instants compare as text, which Math.max cannot do. */
function laterOf(a: Instant, b: Instant): Instant {
  if (a < b) return b;
  return a;
}

function isSameTarget(a: Window, b: Window): boolean {
  return a.serviceId === b.serviceId && a.environment === b.environment;
}

function byStart(a: Interval, b: Interval): number {
  if (a.start === b.start) return 0;
  return a.start < b.start ? -1 : 1;
}
