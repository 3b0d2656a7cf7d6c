import type { ServiceDto, ServicesDto } from "@/lib/contracts/service";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { RELEASE_STATUSES } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
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
  createdAt: Date;
  openReleases: number;
  lastDeployed: { release: string; version: string; at: string } | null;
};

// Walks the index of releases by team and status, so that thousands of finished releases cost nothing.
const LIST = {
  name: "services",
  text: `SELECT s.id, s.name, s.description, s.environment, s.namespace, s."allowSelfApproval", s."createdAt",
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
    ORDER BY lower(s.name)`,
};

/** The services of a team that are not archived, by name. */
export async function listServices({ team, role }: TeamAccess): Promise<ServicesDto> {
  return { services: await readServices(team.id, null), canManage: permissionsOf(role, []).has("service.manage") };
}

/** One service; not found when archived or another team's. */
export async function getService({ team }: TeamAccess, id: string): Promise<ServiceDto> {
  const [service] = await readServices(team.id, id);
  if (!service) throw new Fault("not-found", "There is no such service.");
  return service;
}

async function readServices(teamId: string, id: string | null): Promise<ServiceDto[]> {
  const { rows } = await pool().query<Row>({ ...LIST, values: [teamId, NOT_FINAL, STAYED, id] });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    // Postgres prints timestamps inside JSON with an offset; instants are canonical text.
    lastDeployed: row.lastDeployed && { ...row.lastDeployed, at: new Date(row.lastDeployed.at).toISOString() },
  }));
}
