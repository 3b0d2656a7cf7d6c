import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { Instant } from "@/lib/domain/time/instant";
import type { ServiceRow } from "./by-service";
import { type CsvCell, csvText } from "./csv";
import type { ItemCount } from "./idle-items";
import type { KeyFigure } from "./key-figures";
import type { LatencyRow } from "./latency";
import { SPENT, SPENT_NAMES } from "./time-spent";
import { KEY_NAMES } from "./words";

/** What the page of analytics shows. */
export type ShownAnalytics = {
  readonly weeks: readonly { readonly start: Instant }[];
  readonly keys: readonly KeyFigure[];
  readonly byService: readonly ServiceRow[];
  readonly latency: readonly (Omit<LatencyRow, "role"> & { readonly role: ReleaseRole })[];
  readonly silence: { readonly minutes: number; readonly weeks: readonly number[] };
  readonly breakGlass: { readonly broken: number; readonly releases: number; readonly weeks: readonly number[] };
  readonly neverFailed: { readonly items: readonly ItemCount[] };
  readonly neverApplied: { readonly items: readonly ItemCount[] };
};

const HEAD = ["section", "of", "measure", "week", "value", "unit", "cases"];
const UNITS: Record<KeyFigure["key"], string> = {
  frequency: "releases a week",
  "lead-time": "minutes",
  "failure-rate": "percent",
  restore: "minutes",
};

/** Everything that is shown, one number a line. `week` is the first instant of a week, empty for the whole period. */
export function analyticsCsv(shown: ShownAnalytics): string {
  return csvText(HEAD, [
    ...shown.keys.flatMap((figure) => keyRows(figure, shown.weeks)),
    ...shown.byService.flatMap(serviceRows),
    ...shown.latency.flatMap(({ role, signOffs, medianMinutes, p90Minutes }): CsvCell[][] => [
      ["Time to sign off", role, "median", null, medianMinutes, "minutes", signOffs],
      ["Time to sign off", role, "90th percentile", null, p90Minutes, "minutes", signOffs],
    ]),
    ["Silence", null, "in all", null, shown.silence.minutes, "minutes", null],
    ...byWeek(shown.weeks, shown.silence.weeks).map(([week, value]): CsvCell[] => [
      "Silence",
      null,
      "in all",
      week,
      value,
      "minutes",
      null,
    ]),
    ["Break-glass", null, "used", null, shown.breakGlass.broken, "releases", shown.breakGlass.releases],
    ...byWeek(shown.weeks, shown.breakGlass.weeks).map(([week, value]): CsvCell[] => [
      ...["Break-glass", null, "used", week, value, "releases", null],
    ]),
    ...shown.neverFailed.items.map(({ title, done, releases }): CsvCell[] => [
      "Never failed",
      title,
      "done",
      null,
      done,
      "releases",
      releases,
    ]),
    ...shown.neverApplied.items.map(({ title, notApplicable, releases }): CsvCell[] => [
      ...["Always not applicable", title, "not applicable", null, notApplicable, "releases", releases],
    ]),
  ]);
}

const byWeek = (weeks: ShownAnalytics["weeks"], values: readonly number[]): [Instant, number][] =>
  weeks.map(({ start }, index) => [start, values[index] ?? 0]);

function keyRows({ key, value, cases, before, weeks: own }: KeyFigure, weeks: ShownAnalytics["weeks"]): CsvCell[][] {
  const name = KEY_NAMES[key];
  return [
    [name, null, "this period", null, value, UNITS[key], cases],
    [name, null, "the period before", null, before.value, UNITS[key], before.cases],
    ...own.map((week, index): CsvCell[] => [name, null, "by week", weeks[index]?.start ?? null, week.value, UNITS[key], week.cases]),
  ];
}

function serviceRows(row: ServiceRow): CsvCell[][] {
  const line = (measure: string, value: number | null, unit: string): CsvCell[] => [
    ...["By service", row.name, measure, null, value, unit, row.releases],
  ];
  return [
    line("per week", row.perWeek, "releases a week"),
    line("lead time", row.leadMinutes, "minutes"),
    line("failure rate", row.failurePercent, "percent"),
    line("time to restore", row.restoreMinutes, "minutes"),
    ...SPENT.map((key) => line(SPENT_NAMES[key].toLowerCase(), Math.round(row.spent[key] / 60_000), "minutes")),
  ];
}
