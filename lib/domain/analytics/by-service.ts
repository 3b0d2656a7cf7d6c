import type { Deployment } from "./deployment";
import { hasFailed, leadMinutes, restoreMinutes } from "./deployment";
import { median } from "./quantile";
import { addSpent, NO_TIME, type Spent } from "./time-spent";

/** What a service did in a period. Units as in `KeyFigure`; `spent` in milliseconds, of all its deployments together. */
export type ServiceRow = {
  readonly id: string;
  readonly name: string;
  /** What it was deployed with most often; of two as often, the one used last. */
  readonly strategy: Deployment["strategy"];
  readonly releases: number;
  readonly perWeek: number | null;
  readonly leadMinutes: number | null;
  readonly failed: number;
  readonly failurePercent: number;
  readonly restoreMinutes: number | null;
  readonly spent: Spent;
};

/** One row per service that was deployed, most often first; together they have every deployment once. */
export function byService(deployments: readonly Deployment[], weeks: number, spentOf: ReadonlyMap<string, Spent>): ServiceRow[] {
  const rows = [...Map.groupBy(deployments, ({ service }) => service.id).values()].map((own) => rowOf(own, weeks, spentOf));
  return rows.flat().toSorted((a, b) => b.releases - a.releases || a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
}

function rowOf(own: readonly Deployment[], weeks: number, spentOf: ReadonlyMap<string, Spent>): ServiceRow[] {
  const latest = own.toSorted(byTime).at(-1);
  if (!latest) return [];
  const failed = own.filter(hasFailed).length;
  return [
    {
      ...latest.service,
      strategy: usualStrategy(own, latest),
      releases: own.length,
      perWeek: weeks > 0 ? own.length / weeks : null,
      leadMinutes: median(known(own.map(leadMinutes))),
      failed,
      failurePercent: (failed / own.length) * 100,
      restoreMinutes: median(known(own.map(restoreMinutes))),
      spent: own.reduce((sum, { id }) => addSpent(sum, spentOf.get(id) ?? NO_TIME), NO_TIME),
    },
  ];
}

const byTime = (a: Deployment, b: Deployment): number => (a.t0 === b.t0 ? (a.id < b.id ? -1 : 1) : a.t0 < b.t0 ? -1 : 1);
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function usualStrategy(own: readonly Deployment[], latest: Deployment): Deployment["strategy"] {
  const groups = [...Map.groupBy(own, ({ strategy }) => strategy).values()];
  const most = Math.max(...groups.map(({ length }) => length));
  const usual = groups.filter(({ length }) => length === most).flatMap((group) => group.toSorted(byTime).at(-1) ?? []);
  return (usual.toSorted(byTime).at(-1) ?? latest).strategy;
}
