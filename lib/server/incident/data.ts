import type { IncidentDto, TimelineDto } from "@/lib/contracts/incident";
import { type Permission, permissionsOf } from "@/lib/domain/access/permissions";
import { ACCESS_ROLES, type AccessRole, type ReleaseRole } from "@/lib/domain/access/roles";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { mayLead } from "@/lib/domain/incident/leading";
import type { IncidentState } from "@/lib/domain/incident/state";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { incidentStream } from "@/lib/server/platform/event-log";
import { type Paging, placeOf, rowsOf, toPage } from "@/lib/server/platform/page";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { actorOf } from "@/lib/server/platform/team-events";
import { isForeignToTeam, permissionsFor, tokenScopeFault } from "@/lib/server/platform/token";
import { type IncidentRow, TOLD_BY_RELEASE, toIncident } from "./mappers";
import { relatedTo } from "./related";

const LOAD = {
  name: "incident-load",
  text: `SELECT i.seq, i.content,
      (SELECT jsonb_agg(a.row ORDER BY a.position) FROM incident_action a WHERE a."incidentId" = i.id) AS actions,
      ${TOLD_BY_RELEASE} AS told,
      (SELECT m.role FROM membership m WHERE m."teamId" = i."teamId" AND m."userId" = $2) AS access,
      (SELECT jsonb_agg(o.role) FROM roster_person o WHERE o."releaseId" = i."releaseId" AND o."userId" = $2) AS roles
    FROM incident i WHERE i.id = $1`,
};

export type LoadedIncident = {
  readonly state: IncidentState;
  /** Access role of the person asking, null when not a member of the incident's team. */
  readonly access: AccessRole | null;
  /** Their roles on the release that it was declared from. */
  readonly roles: readonly ReleaseRole[];
};

type Loaded = IncidentRow & { access: AccessRole | null; roles: ReleaseRole[] | null };

/** An incident with everything, or null when there is none of that id. */
export async function loadIncident(
  id: string,
  userId: string,
  on: { readonly query: ReturnType<typeof pool>["query"] } = pool(),
): Promise<LoadedIncident | null> {
  const { rows } = await on.query<Loaded>({ ...LOAD, values: [id, userId] });
  const [row] = rows;
  return row ? { state: toIncident(row), access: row.access, roles: row.roles ?? [] } : null;
}

export type IncidentAccess = { readonly state: IncidentState; readonly permissions: ReadonlySet<Permission> };

/** An incident for somebody who may do what the route declares. 404 for another team's, exactly as for one that does not exist. */
export async function requireIncident(access: Access, id: string): Promise<IncidentAccess> {
  const { viewer, permission } = access;
  const loaded = await loadIncident(id, viewer.userId);
  if (!loaded?.access || isForeignToTeam(viewer, loaded.state.teamId)) throw new Fault("not-found", "There is no such incident.");
  const permissions = permissionsFor(viewer, loaded.access, loaded.roles);
  if (permissions.has(permission)) return { state: loaded.state, permissions };
  if (viewer.token) throw tokenScopeFault();
  throw new Fault("not-permitted", "Your role in this team reads incidents; it does not work on them. Ask an admin of the team.");
}

/** An incident for the clock, which is nobody: it may do what nobody needs a permission for. */
export async function findIncident(id: string): Promise<IncidentAccess> {
  const loaded = await loadIncident(id, NOBODY);
  if (!loaded) throw new Fault("not-found", "There is no such incident.");
  return { state: loaded.state, permissions: new Set() };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** An incident as the page shows it. */
export async function getIncident(access: Access, id: string): Promise<IncidentDto> {
  const { state, permissions } = await requireIncident(access, id);
  const actor = actorOf(access.viewer);
  return {
    incident: state,
    may: { work: permissions.has("incident.work"), lead: mayLead(state, { actor, permissions }) },
    members: await listWorkers(state.teamId, state.release?.id ?? null),
    ...(await relatedTo(state)),
    now: now(),
  };
}

const WORKERS = {
  name: "incident-workers",
  text: `SELECT u.id, u.name, u.initials FROM membership m JOIN "user" u ON u.id = m."userId"
    WHERE m."teamId" = $1 AND u."disabledAt" IS NULL AND (m.role = ANY($2)
      OR EXISTS (SELECT FROM roster_person o WHERE o."releaseId" = $3 AND o."userId" = u.id))
    ORDER BY u.name, u.id`,
};
const WORKING = ACCESS_ROLES.filter((role) => permissionsOf(role, []).has("incident.work"));

/** Whoever can be given a part in an incident: people of the team who can sign in and do not only read, by name. */
export async function listWorkers(teamId: string, release: string | null): Promise<IncidentDto["members"]> {
  const { rows } = await pool().query<IncidentDto["members"][number]>({ ...WORKERS, values: [teamId, WORKING, release] });
  return rows;
}

/** Nobody has a part in more at once; the newest count. */
const MAX_MINE = 40;
/** What of an incident that is over was not told so long is no need any more. */
const TOLD_DAYS = 28;
const CONCERNING = {
  name: "incidents-concerning",
  text: `SELECT (SELECT count(*)::int FROM incident o WHERE o."teamId" = $1 AND o.status = 'open') AS "openCount",
      (SELECT jsonb_agg(jsonb_build_object('seq', i.seq, 'content', i.content, 'told', ${TOLD_BY_RELEASE}, 'actions',
          (SELECT jsonb_agg(a.row ORDER BY a.position) FROM incident_action a WHERE a."incidentId" = i.id))) FROM (
        SELECT * FROM incident i WHERE i."teamId" = $1 AND (
          (i.status = 'open' AND $2::uuid IN (i."commanderId", i."offeredToId", i."communicationsLeadId"))
          OR (i."postMortemDueAt" IS NOT NULL AND i."commanderId" = $2)
          OR (i."releaseId" IS NULL AND i."declaredAt" >= $3::timestamptz - ${TOLD_DAYS} * interval '1 day'
            AND $2::uuid IN (i."commanderId", i."communicationsLeadId"))
          OR EXISTS (SELECT FROM incident_action a WHERE a."incidentId" = i.id AND a."ownerId" = $2 AND a."teamId" = $1
            AND NOT a."isDone" AND a."dueAt" <= $3))
        ORDER BY i."declaredAt" DESC LIMIT ${MAX_MINE}) i) AS mine`,
};

/** The incidents of a team in which something can wait for a person, and how many are open at all. In one statement. */
export async function findConcerning(
  teamId: string,
  userId: string,
  now: string,
): Promise<{ readonly openCount: number; readonly mine: readonly IncidentState[] }> {
  const { rows } = await pool().query<{ openCount: number; mine: IncidentRow[] | null }>({ ...CONCERNING, values: [teamId, userId, now] });
  return { openCount: rows[0]?.openCount ?? 0, mine: (rows[0]?.mine ?? []).map(toIncident) };
}

/** Incidents by id, with everything. */
export async function findIncidents(ids: readonly string[]): Promise<IncidentState[]> {
  const { rows } = await pool().query<IncidentRow>({
    name: "incidents-by-id",
    text: `SELECT i.seq, i.content, ${TOLD_BY_RELEASE} AS told,
        (SELECT jsonb_agg(a.row ORDER BY a.position) FROM incident_action a WHERE a."incidentId" = i.id) AS actions
      FROM incident i WHERE i.id = ANY($1::uuid[])`,
    values: [ids],
  });
  return rows.map(toIncident);
}

const MAX_ALONE = 50;
const ALONE = {
  name: "incidents-alone",
  text: `SELECT i.seq, i.content,
      (SELECT jsonb_agg(a.row ORDER BY a.position) FROM incident_action a WHERE a."incidentId" = i.id) AS actions
    FROM incident i WHERE i."teamId" = $1 AND i."releaseId" IS NULL AND (i.status = 'open' OR i."declaredAt" >= $2)
    ORDER BY i.status, i."declaredAt" DESC, i.id LIMIT ${MAX_ALONE}`,
};

/** Incidents of a team that no release tells of: the open ones, and those that were declared since a moment. */
export async function findAlone(teamId: string, since: string): Promise<IncidentState[]> {
  const { rows } = await pool().query<IncidentRow>({ ...ALONE, values: [teamId, since] });
  return rows.map(toIncident);
}

const TIMELINE = {
  name: "incident-timeline",
  text: "SELECT seq, body FROM event WHERE stream = $1 AND ($2::int IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3",
};

/** What happened to an incident, newest first. */
export async function listTimeline(access: Access, id: string, paging: Paging): Promise<TimelineDto> {
  await requireIncident(access, id);
  const scope = { list: "incident-events", owner: id } as const;
  const place = placeOf(scope, paging)?.[0];
  const rows = await readEvents(id, { before: place === undefined ? null : Number(place), limit: rowsOf(paging) });
  const { shown, next } = toPage(scope, paging, { rows, place: ({ seq }) => [String(seq)] });
  return { events: [...shown], next };
}

/** All that happened to an incident, in order. */
export async function allEvents(id: string): Promise<RecordedIncidentEvent[]> {
  return (await readEvents(id, { before: null, limit: null })).reverse();
}

async function readEvents(
  id: string,
  { before, limit }: { before: number | null; limit: number | null },
): Promise<RecordedIncidentEvent[]> {
  const { rows } = await pool().query<{ seq: number; body: string }>({ ...TIMELINE, values: [incidentStream(id), before, limit] });
  return rows.map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedIncidentEvent);
}
