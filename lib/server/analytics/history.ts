import type { DeploymentDto, DeploymentsDto, DeploymentsQuery } from "@/lib/contracts/analytics";
import { outcomeOf } from "@/lib/domain/analytics/deployment";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import type { PersonRef, ReleaseDetails, ReleaseStatus } from "@/lib/domain/release/state";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { type Paging, placeOf, rowsOf, toPage } from "@/lib/server/platform/page";
import { BROKE_GLASS, DEPLOYED, HOTFIX } from "./deployments";

// The filter is part of the walk down the index: a page costs what it shows and what it passes over.
const FIND = {
  name: "deployment-history",
  text: `SELECT d.*, v.name AS service,
      (SELECT max(p.closed->>'at') FROM release_phase p WHERE p."releaseId" = d.id AND p.definition->>'kind' = 'forward') AS "closedAt",
      (SELECT jsonb_agg(DISTINCT s.row->'person'->>'name') FROM sign_off s WHERE s."releaseId" = d.id AND s.kind = 'granted' AND s.role = 'approver'
        AND NOT EXISTS (SELECT FROM sign_off e WHERE e."releaseId" = d.id AND e."refersTo" = s.id)) AS "approvedBy"
    FROM (
      SELECT r.id, r."serviceId", r."fromVersion", r."toVersion", r.environment, r.details->>'strategy' AS strategy, r.details->>'zone' AS zone,
        r.status, r."actualT0", r."startedBy", r.rollback, r.details ? 'firstCommitAt' AS "hasCommit", ${HOTFIX} AS hotfix,
        ${BROKE_GLASS} AS "brokeGlass"
      FROM release r WHERE r."teamId" = $1 AND ${DEPLOYED}
        AND ($2::uuid IS NULL OR r."serviceId" = $2)
        AND ($3::timestamptz IS NULL OR r."actualT0" >= $3) AND ($4::timestamptz IS NULL OR r."actualT0" < $4)
        AND ($5::timestamptz IS NULL OR (r."actualT0", r.id) < ($5, $6::uuid))
    ) d JOIN service v ON v.id = d."serviceId"
    WHERE CASE $7::text
      WHEN 'running' THEN d.status NOT IN ('deployed', 'completed', 'rolled-back')
      WHEN 'lasting' THEN d.status IN ('deployed', 'completed') AND d.hotfix IS NULL
      WHEN 'failed' THEN d.rollback IS NOT NULL OR d.hotfix IS NOT NULL
      WHEN 'rolled-back' THEN d.rollback IS NOT NULL
      WHEN 'hotfixed' THEN d.hotfix IS NOT NULL
      WHEN 'first-commit' THEN d."hasCommit"
      WHEN 'break-glass' THEN d."brokeGlass"
      ELSE true END
    ORDER BY d."actualT0" DESC, d.id DESC LIMIT $8`,
};

type Row = {
  id: string;
  serviceId: string;
  service: string;
  fromVersion: string;
  toVersion: string;
  environment: string;
  strategy: ReleaseDetails["strategy"];
  zone: string;
  status: ReleaseStatus;
  actualT0: Date;
  startedBy: PersonRef | null;
  rollback: Rollback | null;
  hotfix: string | null;
  brokeGlass: boolean;
  closedAt: string | null;
  approvedBy: string[] | null;
};

type Filters = Pick<DeploymentsQuery, "service" | "show" | "from" | "to">;

/** What ran in production and when, latest T-0 first, page by page. Refuses a cursor that this list did not make. */
export async function listDeployments({ team }: TeamAccess, query: DeploymentsQuery): Promise<DeploymentsDto> {
  const { shown, next } = await readPage(team.id, query, query);
  return { deployments: shown.map(toDto), now: now(), next };
}

/** All that fit, up to `limit`, for a file. */
export async function findHistory(teamId: string, filters: Filters, limit: number): Promise<DeploymentDto[]> {
  const { shown } = await readPage(teamId, filters, { limit });
  return shown.map(toDto);
}

async function readPage(teamId: string, { service, show, from, to }: Filters, paging: Paging) {
  const scope = { list: "deployments", owner: teamId } as const;
  const [at = null, id = null] = placeOf(scope, paging) ?? [];
  const values = [teamId, service ?? null, from ?? null, to ?? null, at, id, show, rowsOf(paging)];
  const { rows } = await pool().query<Row>({ ...FIND, values });
  return toPage(scope, paging, { rows, place: (row) => [row.actualT0.toISOString(), row.id] });
}

const OVER: readonly ReleaseStatus[] = ["deployed", "completed"];

function toDto(row: Row): DeploymentDto {
  const { id, fromVersion, toVersion, environment, strategy, zone, hotfix, brokeGlass } = row;
  return {
    ...{ id, fromVersion, toVersion, environment, strategy, zone, hotfix, brokeGlass },
    service: { id: row.serviceId, name: row.service },
    startedAt: row.actualT0.toISOString(),
    completedAt: row.rollback ? row.rollback.closedAt : OVER.includes(row.status) ? row.closedAt : null,
    outcome: outcomeOf(row),
    deployedBy: row.startedBy?.name ?? null,
    approvedBy: (row.approvedBy ?? []).toSorted(),
  };
}
