import type { MetricSourceDto, MetricSourcesDto } from "@/lib/contracts/metric-source";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { arePrivateTargetsAllowed } from "@/lib/server/platform/outgoing-request";
import { Fault } from "@/lib/server/platform/problem";
import type { AskedSource } from "./prometheus";

const SELECT = {
  id: true,
  name: true,
  environment: true,
  address: true,
  auth: true,
  username: true,
  version: true,
  queries: true,
  askedAt: true,
  problem: true,
} as const;

/** The sources of a team, oldest first, and the services that their queries can name; few by a limit, so without pages. Never a secret. */
export async function listMetricSources({ team, role }: TeamAccess): Promise<MetricSourcesDto> {
  const [rows, services] = await Promise.all([
    db().metricSource.findMany({ where: { teamId: team.id }, select: SELECT, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    readServices(team.id),
  ]);
  const canMake = permissionsOf(role, []).has("settings.manage");
  return { sources: rows.map(toDto), services, canMake, allowsPrivate: arePrivateTargetsAllowed() };
}

/** With the version that the newest release of each leads from: the one that runs, for trying a query. */
async function readServices(teamId: string): Promise<MetricSourcesDto["services"]> {
  const rows = await db().service.findMany({
    where: { teamId, archivedAt: null },
    select: { id: true, name: true, releases: { orderBy: { plannedT0: "desc" }, take: 1, select: { fromVersion: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ releases: [last], ...row }) => ({ ...row, version: last?.fromVersion ?? "" }));
}

/** One source; not found when another team's. */
export async function getMetricSource({ team }: TeamAccess, id: string): Promise<MetricSourceDto> {
  const row = await db().metricSource.findFirst({ where: { id, teamId: team.id }, select: SELECT });
  if (!row) throw new Fault("not-found", "There is no such source.");
  return toDto(row);
}

type Row = Pick<MetricSourceDto, "id" | "name" | "environment" | "address" | "version" | "problem"> & {
  auth: string;
  username: string;
  queries: unknown;
  askedAt: Date | null;
};

const toDto = ({ auth, username, queries, askedAt, ...row }: Row): MetricSourceDto => ({
  ...row,
  auth: { kind: auth as MetricSourceDto["auth"]["kind"], username },
  queries: queries as MetricSourceDto["queries"],
  askedAt: askedAt?.toISOString() ?? null,
});

/** A source as it is asked, with its queries. */
export type QueriedSource = AskedSource & { readonly queries: readonly MetricQuery[] };

/** The sources that releases of a team to an environment are read from, oldest first. */
export async function sourcesFor(teamId: string, environment: string): Promise<QueriedSource[]> {
  const rows = await db().metricSource.findMany({
    where: { teamId, environment: { in: ["", environment] } },
    select: { id: true, name: true, address: true, auth: true, username: true, secret: true, queries: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ queries, ...row }) => ({ ...row, queries: queries as MetricQuery[] }));
}

/** One source of a team as it is asked; not found when another team's. */
export async function askedSource(teamId: string, id: string): Promise<AskedSource> {
  const row = await db().metricSource.findFirst({
    where: { id, teamId },
    select: { id: true, name: true, address: true, auth: true, username: true, secret: true },
  });
  if (!row) throw new Fault("not-found", "There is no such source.");
  return row;
}

/** Notes whether a source answered, for whoever looks after it. */
export async function noteAnswer(id: string, problem: string | null): Promise<void> {
  await db().metricSource.updateMany({ where: { id }, data: { askedAt: new Date(), problem } });
}
