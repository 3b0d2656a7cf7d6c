import type { ServiceDto, ServicesDto } from "@/lib/contracts/service";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { limitsOf, type MetricLimit } from "@/lib/domain/metrics/limit";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import type { ServiceProfile } from "@/lib/domain/tailoring/profile";
import { serviceProfileOf } from "@/lib/domain/tailoring/service-profile";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { type Paging, placeOf, rowsOf, toPage } from "@/lib/server/platform/page";
import { Fault } from "@/lib/server/platform/problem";

/** A release that got this far put its version into place, and it was not taken back. */
const STAYED = ["verifying", "deployed", "completed"];
const NOT_FINAL = RELEASE_STATUSES.filter((status) => !isFinal(status));

type Row = {
  id: string;
  name: string;
  description: string;
  environment: string;
  namespace: string;
  allowSelfApproval: boolean;
  profile: ServiceProfile | null;
  limits: MetricLimit[];
  createdAt: Date;
  openReleases: number;
  lastDeployed: { release: string; version: string; at: string } | null;
};

// Walks the index of releases by team and status, so that thousands of finished releases cost nothing.
const LIST = {
  name: "services",
  text: `SELECT s.id, s.name, s.description, s.environment, s.namespace, s."allowSelfApproval", s.profile, s.limits, s."createdAt",
      coalesce(open.count, 0) AS "openReleases", last.row AS "lastDeployed"
    FROM service s
    LEFT JOIN (SELECT r."serviceId", count(*)::int AS count FROM release r WHERE r."teamId" = $1 AND r.status = ANY($2)
      GROUP BY r."serviceId") open ON open."serviceId" = s.id
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('release', r.id, 'version', r."toVersion", 'at', r."actualT0") AS row
      FROM unnest($3::text[]) AS stayed (status) CROSS JOIN LATERAL (
        SELECT r.id, r."toVersion", r."actualT0" FROM release r
        WHERE r."teamId" = $1 AND r.status = stayed.status AND r."serviceId" = s.id AND r."actualT0" IS NOT NULL
        ORDER BY r."plannedT0" DESC LIMIT 1
      ) r ORDER BY r."actualT0" DESC LIMIT 1
    ) last ON true
    WHERE s."teamId" = $1 AND s."archivedAt" IS NULL AND ($4::uuid IS NULL OR s.id = $4)
      AND ($5::text IS NULL OR (lower(s.name), s.id) > (lower($5), $6::uuid))
    ORDER BY lower(s.name), s.id LIMIT $7`,
};

/** The services of a team that are not archived, by name. */
export async function listServices({ team, role }: TeamAccess, paging: Paging = null): Promise<ServicesDto> {
  const scope = { list: "services", owner: team.id } as const;
  const rows = await readServices({ teamId: team.id, place: placeOf(scope, paging), limit: rowsOf(paging) });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ name, id }) => [name, id] });
  return { services: [...shown], canManage: permissionsOf(role, []).has("service.manage"), next };
}

/** One service; not found when archived or another team's. */
export async function getService({ team }: TeamAccess, id: string): Promise<ServiceDto> {
  const [service] = await readServices({ teamId: team.id, id });
  if (!service) throw new Fault("not-found", "There is no such service.");
  return service;
}

type Asked = { teamId: string; id?: string; place?: readonly string[] | null; limit?: number | null };

async function readServices({ teamId, id, place, limit }: Asked): Promise<ServiceDto[]> {
  const values = [teamId, NOT_FINAL, STAYED, id ?? null, place?.[0] ?? null, place?.[1] ?? null, limit ?? null];
  const { rows } = await pool().query<Row>({ ...LIST, values });
  return rows.map((row) => ({
    ...row,
    profile: row.profile && serviceProfileOf(row.profile),
    limits: limitsOf(row.limits),
    createdAt: row.createdAt.toISOString(),
    // Postgres prints timestamps inside JSON with an offset; instants are canonical text.
    lastDeployed: row.lastDeployed && { ...row.lastDeployed, at: new Date(row.lastDeployed.at).toISOString() },
  }));
}
