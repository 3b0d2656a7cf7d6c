import type { Key, KeyFigure } from "./key-figures";

/** What a team wants of its deliveries, and the zone whose Mondays begin its weeks. Null is no target. */
export type DeliveryTargets = {
  readonly zone: string;
  /** Releases, at least. */
  readonly perWeek: number | null;
  /** At most. */
  readonly leadMinutes: number | null;
  readonly failurePercent: number | null;
  readonly restoreMinutes: number | null;
};

export const TARGET_OF: Record<Key, keyof Omit<DeliveryTargets, "zone">> = {
  frequency: "perWeek",
  "lead-time": "leadMinutes",
  "failure-rate": "failurePercent",
  restore: "restoreMinutes",
};

export const TARGET_NAMES: Record<keyof DeliveryTargets, string> = {
  zone: "the zone of its weeks",
  perWeek: "the target for releases a week",
  leadMinutes: "the target for the lead time",
  failurePercent: "the target for the failure rate",
  restoreMinutes: "the target for the time to restore",
};

/** Whether a figure is where the team wants it; null without target or figure. More is better for the frequency only. */
export function meetsTarget({ key, value }: Pick<KeyFigure, "key" | "value">, target: number | null): boolean | null {
  if (value === null || target === null) return null;
  return key === "frequency" ? value >= target : value <= target;
}
