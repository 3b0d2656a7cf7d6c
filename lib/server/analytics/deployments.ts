import type { Deployment } from "@/lib/domain/analytics/deployment";
import type { Timed } from "@/lib/domain/analytics/time-spent";
import type { Told } from "@/lib/domain/comms/comms-time";
import type { Rollback } from "@/lib/domain/release/rollback-record";
import { rollbackTimes } from "@/lib/domain/release/rollback-times";
import type { ItemState, PhaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { pool } from "@/lib/server/platform/db";

/** What counts as deployed in production: the deployment of a release `r` was started, and it was not one to staging. */
export const DEPLOYED = `r."actualT0" IS NOT NULL AND r.details->>'criticality' <> 'staging'`;

/**
 * Version of the hotfix that had to follow while a release `r` ran: what ran next in production was one. Releases that were rolled back did
 * not stay, so what ran before them ran on. Null where it was rolled back itself.
 */
export const HOTFIX = `CASE WHEN r.rollback IS NULL THEN (
    SELECT CASE WHEN n.criticality = 'hotfix' THEN n."toVersion" END FROM (
      SELECT h."toVersion", h.details->>'criticality' AS criticality FROM release h
      WHERE h."serviceId" = r."serviceId" AND h."actualT0" > r."actualT0" AND h.details->>'criticality' <> 'staging'
        AND (h.rollback IS NULL OR h.details->>'criticality' = 'hotfix')
      ORDER BY h."actualT0" LIMIT 1) n) END`;

export const BROKE_GLASS = `EXISTS (SELECT FROM stage_entry g WHERE g."releaseId" = r.id AND g.list = 'breakGlasses')`;

/** When a release `r` that was rolled back worked again: `rollbackTimes` says so, of these items and phases. */
const OF_ROLLBACK = `CASE WHEN r.rollback IS NOT NULL THEN (SELECT jsonb_build_object(
    'phases', (SELECT jsonb_agg(p.definition) FROM release_phase p WHERE p."releaseId" = r.id),
    'items', (SELECT jsonb_agg(jsonb_build_object('phase', i.phase, 'required', i.definition->'required', 'sources', i.definition->'sources',
      'status', i.status, 'at', i.at)) FROM release_item i JOIN release_phase p ON p."releaseId" = i."releaseId" AND p.key = i.phase
      WHERE i."releaseId" = r.id AND p.definition->>'kind' = 'rollback'))) END`;

const FIND = {
  name: "deployments",
  text: `SELECT r.id, r."serviceId", v.name AS service, r.details->>'strategy' AS strategy, r.status, r."actualT0", r.rollback,
      r.details->>'firstCommitAt' AS "firstCommitAt", ${HOTFIX} AS hotfix, ${BROKE_GLASS} AS "brokeGlass", ${OF_ROLLBACK} AS back
    FROM release r JOIN service v ON v.id = r."serviceId"
    WHERE r."teamId" = $1 AND ${DEPLOYED} AND r."actualT0" >= $2 AND r."actualT0" < $3 AND ($4::uuid IS NULL OR r."serviceId" = $4)
    ORDER BY r."actualT0", r.id`,
};

type Row = {
  id: string;
  serviceId: string;
  service: string;
  strategy: Deployment["strategy"];
  status: Deployment["status"];
  actualT0: Date;
  rollback: Rollback | null;
  firstCommitAt: Instant | null;
  hotfix: string | null;
  brokeGlass: boolean;
  back: {
    phases: PhaseState[] | null;
    items: (Pick<ItemState, "phase" | "required" | "sources" | "status"> & { at: string | null })[] | null;
  };
};

export type Range = { readonly from: Instant; readonly to: Instant };

/** The deployments of a team, of one service or of all, whose T-0 lies within a range. */
export async function findDeployments(teamId: string, { from, to }: Range, service: string | null): Promise<Deployment[]> {
  const { rows } = await pool().query<Row>({ ...FIND, values: [teamId, from, to, service] });
  return rows.map(({ serviceId, service: name, actualT0, rollback, back, ...rest }) => ({
    ...rest,
    service: { id: serviceId, name },
    t0: actualT0.toISOString(),
    rollback: rollback && { decidedAt: rollback.startedAt, restoredAt: restoredAt(rollback, back) },
  }));
}

function restoredAt(rollback: Rollback, { phases, items }: Row["back"]): Instant | null {
  const answered = (items ?? []).map(({ at, ...item }) => ({ ...item, at: at === null ? null : new Date(at).toISOString() }));
  // Only what `rollbackTimes` looks at was read.
  return rollbackTimes({ rollback, phases: phases ?? [], items: answered as ItemState[] })?.restoredAt ?? null;
}

// Only what the rules of time and silence look at: whole phases and messages of a thousand releases are megabytes.
const TIMES = {
  name: "deployment-times",
  text: `WITH first AS (
      SELECT s."releaseId", s.phase, min(s.at) AS at FROM sign_off s WHERE s."releaseId" = ANY($1) AND s.kind = 'granted' GROUP BY 1, 2
    ), answered AS (
      SELECT f."releaseId", f.phase, max(i.at) AS at FROM first f
      JOIN release_item i ON i."releaseId" = f."releaseId" AND i.phase = f.phase AND i.at <= f.at GROUP BY 1, 2
    ), phases AS (
      SELECT p."releaseId", json_agg(json_build_object('key', p.key, 'position', p.position, 'kind', p.definition->'kind',
          'anchor', p.definition->'anchor', 'offsetMinutes', p.definition->'offsetMinutes', 'stage', p.definition->'stage',
          'openedAt', p."openedAt", 'closed', CASE WHEN p.closed IS NOT NULL THEN json_build_object('at', p.closed->'at', 'how', p.closed->'how') END,
          'answeredAt', a.at)) AS rows
      FROM release_phase p LEFT JOIN answered a ON a."releaseId" = p."releaseId" AND a.phase = p.key WHERE p."releaseId" = ANY($1) GROUP BY 1
    ), told AS (
      SELECT e."releaseId", json_agg(json_build_object('id', e.row->'id', 'act', e.row->'act', 'sendAt', e.row->'sendAt') ORDER BY e.position)
          FILTER (WHERE e.list = 'messages') AS messages,
        json_agg(json_build_object('id', e.row->'id', 'act', e.row->'act', 'at', e.row->'at', 'status', e.row->'status') ORDER BY e.position)
          FILTER (WHERE e.list = 'incidents') AS incidents
      FROM stage_entry e WHERE e."releaseId" = ANY($1) AND e.list IN ('messages', 'incidents') GROUP BY 1
    )
    SELECT r.id, r."createdAt", r."actualT0", r.rollback, r.details->'template'->>'track' AS track, p.rows AS phases, t.messages, t.incidents
    FROM release r LEFT JOIN phases p ON p."releaseId" = r.id LEFT JOIN told t ON t."releaseId" = r.id WHERE r.id = ANY($1)`,
};

type RawPhase = PhaseState & { readonly answeredAt: string | null };

/** Phases, messages and incidents have only the fields that were read. */
type TimesRow = Pick<Told, "rollback"> & {
  id: string;
  createdAt: Date;
  actualT0: Date | null;
  track: Told["details"]["template"]["track"];
  phases: RawPhase[] | null;
  messages: Told["messages"] | null;
  incidents: Told["incidents"] | null;
};

/** The times of a deployment: of its phases, and of what people were told. */
export type DeploymentTimes = { readonly id: string } & Timed & Told;

/** The times of deployments that were found by `findDeployments`. */
export async function findTimes(ids: readonly string[]): Promise<DeploymentTimes[]> {
  const { rows } = await pool().query<TimesRow>({ ...TIMES, values: [ids] });
  return rows.map(({ id, createdAt, actualT0, rollback, track, phases, messages, incidents }) => ({
    id,
    createdAt: createdAt.toISOString(),
    actualT0: actualT0?.toISOString() ?? null,
    rollback,
    details: { template: { track } },
    phases: (phases ?? []).map(toPhase),
    ...(messages ? { messages } : {}),
    ...(incidents ? { incidents } : {}),
  }));
}

const instant = (text: string | null): Instant | null => (text === null ? null : new Date(text).toISOString());

const toPhase = ({ openedAt, answeredAt, ...phase }: RawPhase) => ({
  ...phase,
  openedAt: instant(openedAt),
  answeredAt: instant(answeredAt),
});
