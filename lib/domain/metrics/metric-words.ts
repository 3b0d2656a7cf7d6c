import type { Criterion, Zone } from "./criterion";
import { digits, valueText } from "./value-text";
import type { Check } from "./verdict";

/** A verdict in a word, as it stands beside what was measured. `inconclusive` is told apart by whether anything was read. */
export const ZONE_WORDS: Record<Zone, string> = {
  proceed: "Pass",
  inconclusive: "Undecided",
  hold: "Hold",
  "roll-back": "Roll back",
};

/** How the canary differs from stable, with its sign: `−0.01 pp`, `+12.5%`; null where nothing is compared. */
export function differenceText({ criterion, measured }: Pick<Check, "criterion" | "measured">): string | null {
  if (criterion.compare === "absolute" || measured === null) return null;
  const [fewest, unit] = criterion.compare === "points" ? ([2, " pp"] as const) : ([1, "%"] as const);
  return `${signed(measured, apart(criterion, measured, fewest))}${unit}`;
}

/** The gate in words: `less than 250 ms`, `less than +10%`, `at least 99%`. */
export function gateText(criterion: Criterion): string {
  const limit = limitText(criterion, criterion.proceed);
  return criterion.better === "lower" ? `less than ${limit}` : `at least ${limit}`;
}

/** All gates of a metric: `less than +10% and 250 ms`. */
export function gatesText(criteria: readonly Criterion[]): string {
  const [first, ...more] = criteria;
  if (!first) return "";
  const others = more.map((one) => (one.better === first.better ? limitText(one, one.proceed) : gateText(one)));
  return [gateText(first), ...others].join(" and ");
}

/** When a metric says to roll back: `roll back over +25% or after 3 misses in a row`; null where it never does by itself. */
export function rollBackText(criteria: readonly Criterion[]): string | null {
  const limits = criteria.flatMap((one) => {
    const { rollBack, missesInARow, better } = one;
    if (rollBack !== null) return `${better === "lower" ? "over" : "under"} ${limitText(one, rollBack)}`;
    return missesInARow === null ? [] : `after ${missesInARow} misses in a row`;
  });
  return limits.length === 0 ? null : `roll back ${limits.join(" or ")}`;
}

/** A check in words: `Pass`, `No data`, `Not read`. */
export function verdictWord(zone: Zone | null, isRead: boolean): string {
  if (zone === null) return "Not read";
  return zone === "inconclusive" && !isRead ? "No data" : ZONE_WORDS[zone];
}

function limitText({ compare, unit }: Criterion, limit: number): string {
  if (compare === "points") return `${signed(limit, 0)} pp`;
  if (compare === "relative") return `${signed(limit, 0)}%`;
  return unit === "%" ? `${digits(limit, 0, 4)}%` : unit === "pp" ? `${limit} pp` : valueText(limit, unit);
}

/** As many places as it takes that a value which is not a limit does not read like it: 9.96 against 10 is not "10.0". */
function apart({ proceed, rollBack }: Criterion, measured: number, fewest: number): number {
  const limits = [proceed, rollBack].filter((one) => one !== null && one !== measured);
  const places = [fewest, fewest + 1, fewest + 2, fewest + 3, fewest + 4];
  return places.find((place) => limits.every((limit) => limit?.toFixed(place) !== measured.toFixed(place))) ?? 9;
}

function signed(value: number, fewest: number): string {
  const text = digits(Math.abs(value), fewest, Math.max(fewest, Number.isInteger(value) ? 0 : fewest || 2));
  if (Number(text.replaceAll(",", "")) === 0) return text;
  return `${value < 0 ? "−" : "+"}${text}`;
}
