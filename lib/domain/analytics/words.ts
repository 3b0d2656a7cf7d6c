import { digits } from "@/lib/domain/metrics/value-text";
import { counted, spanWords } from "@/lib/domain/report/figure";
import { basisOf, FEW, type Key, type KeyFigure } from "./key-figures";

export const KEY_NAMES: Record<Key, string> = {
  frequency: "Deployment frequency",
  "lead-time": "Lead time for changes",
  "failure-rate": "Change failure rate",
  restore: "Time to restore",
};

/** What each of them counts, in a line. */
export const KEY_DEFINITIONS: Record<Key, string> = {
  frequency: "Releases that reached T-0, per week",
  "lead-time": "First commit to T-0, median",
  "failure-rate": "Releases rolled back or followed by a hotfix",
  restore: "Rollback decided to service restored, median",
};

/** The same for whoever wants it exactly. */
export const KEY_RULES: Record<Key, string> = {
  frequency:
    "Counted is every release whose deployment was started, in the week of its T-0. Releases to staging are left out. The present week counts as the part of it that has passed.",
  "lead-time":
    "From the oldest commit that a release brings to its T-0. Only releases that say when that commit was made are counted; nothing is guessed.",
  "failure-rate":
    "A release failed when it was rolled back, or when a hotfix of its service was the next release to run. It counts in the week of its own T-0, so the figure of a past week can still change.",
  restore:
    "From the decision to roll back until the last item that shows the service working was done. A rollback whose items were waived, or are not all done, has no such time and is left out.",
};

/** A value of a key figure as it is read: `3.4 a week`, `2d 4h`, `7.3%`. */
export function valueWords(key: Key, value: number | null): string {
  if (value === null) return "no figure";
  if (key === "frequency") return `${digits(value, 0, 1)} a week`;
  return key === "failure-rate" ? `${digits(value, 0, 1)}%` : shortSpan(value);
}

/** Two units at most, for narrow places: `9d 4h`, `2h 5m`, `12m`. */
export function shortSpan(minutes: number): string {
  const whole = Math.round(minutes);
  const units = [
    [Math.floor(whole / 1440), "d"],
    [Math.floor(whole / 60) % 24, "h"],
    [whole % 60, "m"],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return "0m";
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}

/** A target as it stands below a chart. */
export function targetWords(key: Key, target: number): string {
  if (key === "frequency") return `Target ${digits(target, 0, 1)} a week`;
  return key === "failure-rate" ? `Target ${digits(target, 0, 1)}%` : `Target ${spanWords(target)}`;
}

/** Of what the figure was made. */
export function casesWords({ key, cases, of }: Pick<KeyFigure, "key" | "cases" | "of">): string {
  const releases = counted(of, "release");
  switch (key) {
    case "frequency":
      return releases;
    case "lead-time":
      return cases === of ? releases : `${cases} of ${releases} ${cases === 1 ? "says" : "say"} when the first commit was made`;
    case "failure-rate":
      return `${cases} of ${releases}`;
    case "restore":
      return cases === of ? counted(of, "rollback") : `${cases} of ${counted(of, "rollback")} seen to restore`;
  }
}

export type Change = { readonly text: string; readonly tone: "better" | "worse" | "same" };

/** How it compares with the same number of weeks before; says so where there is too little to compare. */
export function changeWords(figure: KeyFigure, weeks: number): Change {
  const { key, value, before } = figure;
  const basis = basisOf(figure);
  if (value === null) return same("");
  if (basis < FEW) return same(`${counted(basis, UNITS[key])}: too few for a trend`);
  if (before.value === null || before.cases === 0) return same(`nothing in the ${weeks} weeks before`);
  const difference = value - before.value;
  const text = differenceWords(key, Math.abs(difference));
  if (text === null) return same(`as in the ${weeks} weeks before`);
  const isBetter = key === "frequency" ? difference > 0 : difference < 0;
  const word = difference > 0 ? WORDS[key].more : WORDS[key].less;
  return { text: `${text} ${word} than the ${weeks} weeks before`, tone: isBetter ? "better" : "worse" };
}

const same = (text: string): Change => ({ text, tone: "same" });

const UNITS: Record<Key, string> = { frequency: "release", "lead-time": "release", "failure-rate": "release", restore: "rollback" };

const WORDS: Record<Key, { readonly more: string; readonly less: string }> = {
  frequency: { more: "more", less: "fewer" },
  "lead-time": { more: "slower", less: "faster" },
  "failure-rate": { more: "higher", less: "lower" },
  restore: { more: "slower", less: "faster" },
};

/** Null where the difference is smaller than what is shown. */
function differenceWords(key: Key, size: number): string | null {
  if (key === "frequency") return size < 0.05 ? null : `${digits(size, 0, 1)} a week`;
  if (key === "failure-rate") return size < 0.05 ? null : `${digits(size, 0, 1)} points`;
  return size < 1 ? null : shortSpan(size);
}
