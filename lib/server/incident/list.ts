import type { IncidentListDto } from "@/lib/contracts/incident";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { IncidentState } from "@/lib/domain/incident/state";
import { nextUpdateAt, postMortemDueAt } from "@/lib/domain/incident/update-clock";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { type Paging, placeOf, rowsOf, toPage } from "@/lib/server/platform/page";
import { type IncidentRow, TOLD_BY_RELEASE, toIncident } from "./mappers";

// Open ones by severity, then what is over; the latest first among equals.
const LIST = {
  name: "incidents",
  text: `SELECT * FROM (
      SELECT i.id, i.seq, i.content, i."declaredAt", ${TOLD_BY_RELEASE} AS told, CASE i.status WHEN 'open' THEN i.severity ELSE 'over' END AS rank,
        (SELECT jsonb_agg(a.row ORDER BY a.position) FROM incident_action a WHERE a."incidentId" = i.id) AS actions
      FROM incident i WHERE i."teamId" = $1) i
    WHERE $2::text IS NULL OR i.rank > $2 OR (i.rank = $2 AND (i."declaredAt", i.id) < ($3::timestamptz, $4::uuid))
    ORDER BY i.rank, i."declaredAt" DESC, i.id DESC LIMIT $5`,
};

type Row = IncidentRow & { id: string; rank: string; declaredAt: Date };

/** The incidents of a team: open ones first, the worst of them before the others. */
export async function listIncidents({ access, team, role }: TeamAccess, paging: Paging): Promise<IncidentListDto> {
  const scope = { list: "incidents", owner: team.id } as const;
  const [rank = null, declaredAt = null, id = null] = placeOf(scope, paging) ?? [];
  const { rows } = await pool().query<Row>({ ...LIST, values: [team.id, rank, declaredAt, id, rowsOf(paging)] });
  const place = (row: Row) => [row.rank, row.declaredAt.toISOString(), row.id];
  const { shown, next } = toPage(scope, paging, { rows, place });
  const canDeclare = !access.viewer.token && permissionsOf(role, []).has("incident.work");
  return { incidents: shown.map((row) => toEntry(toIncident(row))), canDeclare, next, now: now() };
}

function toEntry(state: IncidentState): IncidentListDto["incidents"][number] {
  const { id, title, severity, status, commander, release, declaredAt, openSince, resolution, published, actions } = state;
  return {
    id,
    title,
    severity,
    status,
    commander,
    release,
    declaredAt,
    openSince,
    resolvedAt: resolution?.at ?? null,
    nextUpdateAt: nextUpdateAt(state),
    postMortem: published ? "published" : resolution ? "due" : "none",
    postMortemDueAt: postMortemDueAt(state),
    openActions: actions.filter((one) => one.done === null).length,
  };
}
