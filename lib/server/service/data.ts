import type { ServiceDto, ServicesDto } from "@/lib/contracts/service";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";

/** A release that got this far put its version into place, and it was not taken back. */
const STAYED = ["verifying", "deployed", "completed"];

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

const LIST = {
  name: "services",
  text: `SELECT s.id, s.name, s.description, s.environment, s.namespace, s."allowSelfApproval", s."createdAt",
      (SELECT count(*)::int FROM release r WHERE r."serviceId" = s.id AND r.status <> ALL($2)) AS "openReleases",
      (SELECT jsonb_build_object('release', r.id, 'version', r."toVersion", 'at', r."actualT0") FROM release r
        WHERE r."serviceId" = s.id AND r.status = ANY($3) AND r."actualT0" IS NOT NULL ORDER BY r."actualT0" DESC LIMIT 1) AS "lastDeployed"
    FROM service s WHERE s."teamId" = $1 AND s."archivedAt" IS NULL AND ($4::uuid IS NULL OR s.id = $4)
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
  const { rows } = await pool().query<Row>({ ...LIST, values: [teamId, FINAL_STATUSES, STAYED, id] });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    // Postgres prints timestamps inside JSON with an offset; instants are canonical text.
    lastDeployed: row.lastDeployed && { ...row.lastDeployed, at: new Date(row.lastDeployed.at).toISOString() },
  }));
}
