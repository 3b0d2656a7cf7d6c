import { type Criterion, ZONES, type Zone } from "./criterion";
import { type Reading, seriesOf } from "./reading";
import { type ReadingMiss, standingMiss } from "./reading-miss";

/** A value as it was read, frozen with what it was compared by. */
export type ReadValue = Pick<Reading, "id" | "value" | "unit" | "observedAt" | "source" | "by">;

/** One criterion, the readings it was judged by, and what comes of it. */
export type Check = {
  readonly criterion: Criterion;
  readonly canary: ReadValue | null;
  /** Stable beside the canary, else the baseline. Null for an absolute limit, and where there is neither. */
  readonly stable: (ReadValue & { readonly side: "stable" | "baseline" }) | null;
  /** In the criterion's unit: the difference, or the value itself for an absolute limit. Null where it cannot be told. */
  readonly measured: number | null;
  /** Null: not asked for and not read, so it is left out. */
  readonly zone: Zone | null;
  /** Why there is nothing newer of a side that was asked for; absent where there is. */
  readonly missed?: string;
};

export type Verdict = { readonly zone: Zone; readonly checks: readonly Check[] };

/**
 * Judges readings by criteria; the worst zone wins. Nothing is green by default: no criteria, no reading, a value in another
 * unit or one that cannot be compared (stable at 0) is inconclusive. Equal to an upper limit is neither under nor over it.
 * What could not be measured since its last reading is inconclusive too, unless that reading was worse.
 * Source: MISSION "Canary, metrics, rollback".
 */
export function judge(criteria: readonly Criterion[], readings: readonly Reading[], misses: readonly ReadingMiss[] = []): Verdict {
  const checks = criteria.map((criterion) => withMiss(check(criterion, readings), misses));
  return { checks, zone: worst(checks.flatMap(({ zone }) => zone ?? [])) };
}

/** The worst of several zones; of none it is inconclusive. */
export function worst(zones: readonly Zone[]): Zone {
  const places = zones.map((zone) => ZONES.indexOf(zone));
  return (places.length > 0 && ZONES[Math.max(...places)]) || "inconclusive";
}

function check(criterion: Criterion, readings: readonly Reading[]): Check {
  const series = seriesOf(readings, criterion, "canary");
  const canary = series.at(-1) ?? null;
  const stable = criterion.compare === "absolute" ? null : comparedWith(criterion, readings);
  const measured = canary && measure(criterion, canary, stable);
  const isLeftOut = !criterion.required && canary === null;
  const zone = isLeftOut ? null : measured === null ? "inconclusive" : zoneOf(criterion, measured, series);
  return {
    criterion,
    canary: canary && valueIn(canary),
    stable: stable && { ...valueIn(stable), side: stable.side === "baseline" ? "baseline" : "stable" },
    measured,
    zone,
  };
}

function withMiss(found: Check, misses: readonly ReadingMiss[]): Check {
  const { criterion, canary, stable, zone } = found;
  if (zone === null || misses.length === 0) return found;
  const sides =
    criterion.compare === "absolute"
      ? ([["canary", canary]] as const)
      : ([
          ["canary", canary],
          ["stable", stable],
        ] as const);
  for (const [side, latest] of sides) {
    const miss = standingMiss(misses, { metric: criterion, side, latest: latest ?? undefined });
    if (miss) return { ...found, zone: worst([zone, "inconclusive"]), missed: miss.why };
  }
  return found;
}

function comparedWith(criterion: Criterion, readings: readonly Reading[]): Reading | null {
  return seriesOf(readings, criterion, "stable").at(-1) ?? seriesOf(readings, criterion, "baseline").at(-1) ?? null;
}

function measure({ compare, unit }: Criterion, canary: Reading, stable: Reading | null): number | null {
  if (compare === "absolute") return canary.unit === unit ? finite(canary.value) : null;
  if (!stable || stable.unit !== canary.unit || !Number.isFinite(stable.value)) return null;
  if (compare === "points") return unit === "pp" && canary.unit === "%" ? finite(canary.value - stable.value) : null;
  return unit === "%" && stable.value > 0 ? finite((canary.value * 100) / stable.value - 100) : null;
}

/** Nine places: 5.3 minus 0.3 is 5, whatever binary fractions make of it. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(9)) : null;
}

function zoneOf(criterion: Criterion, measured: number, series: readonly Reading[]): Zone {
  if (criterion.rollBack !== null && isBeyond(criterion, measured, criterion.rollBack)) return "roll-back";
  if (isWithin(criterion, measured)) return "proceed";
  return hasMissedInARow(criterion, series) ? "roll-back" : "hold";
}

/** Only an absolute limit can be judged by one side alone, reading by reading. */
function hasMissedInARow(criterion: Criterion, series: readonly Reading[]): boolean {
  const { missesInARow, compare } = criterion;
  if (missesInARow === null || compare !== "absolute") return false;
  const latest = series.slice(-missesInARow).map((one) => measure(criterion, one, null));
  return latest.length === missesInARow && latest.every((value) => value !== null && !isWithin(criterion, value));
}

function isWithin({ better, proceed }: Criterion, measured: number): boolean {
  return better === "lower" ? measured < proceed : measured >= proceed;
}

function isBeyond({ better }: Criterion, measured: number, limit: number): boolean {
  return better === "lower" ? measured > limit : measured < limit;
}

function valueIn({ id, value, unit, observedAt, source, by }: Reading): ReadValue {
  return { id, value, unit, observedAt, source, by };
}
