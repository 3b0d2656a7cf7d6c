import { randomUUID } from "node:crypto";
import type { DeclareBody, IncidentResult } from "@/lib/contracts/incident";
import type { Permission } from "@/lib/domain/access/permissions";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import { declareIncident } from "@/lib/domain/incident/declare";
import { readingsOutOfLimits } from "@/lib/domain/incident/declared-readings";
import type { DeclaredReading, LinkedRelease } from "@/lib/domain/incident/state";
import { requireTeam } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { actorOf } from "@/lib/server/platform/team-events";
import { permissionsFor, tokenScopeFault } from "@/lib/server/platform/token";
import { requireRelease } from "@/lib/server/release/data";
import { keepEvents } from "./commands";
import { nameWorker } from "./people";

/** Somebody who may declare an incident of a team, and the release that they declare it from. */
export type Declarer = {
  readonly access: Access;
  readonly teamId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly release: LinkedRelease | null;
};

/** Whoever has a part in a release may declare an incident from it, also where they only read otherwise. */
export async function requireDeclarer(access: Access, teamId: string, release: string | undefined): Promise<Declarer> {
  const { role } = await requireTeam({ ...access, permission: "incident.read" }, { id: teamId });
  const found = release ? await findRelease(teamId, release, access.viewer.userId) : null;
  const permissions = permissionsFor(access.viewer, role, found?.roles ?? []);
  if (permissions.has("incident.work")) return { access, teamId, permissions, release: found?.release ?? null };
  if (access.viewer.token) throw tokenScopeFault();
  throw new Fault("not-permitted", "Only a member of the team can declare an incident.");
}

/** Declares an incident, from a release of the team or alone. Whoever declares leads it, until somebody accepts command. */
export async function declare({ access, teamId, permissions, release }: Declarer, body: DeclareBody): Promise<IncidentResult> {
  const { title, severity, impact, occurredAt = null } = body;
  const commander = body.commander ? await nameWorker({ teamId, release }, body.commander, "commander") : null;
  const context = { now: now(), actor: actorOf(access.viewer), permissions, newId: randomUUID };
  const readings = release ? await readingsOf(access, release.id) : [];
  const decision = declareIncident({ teamId, title, severity, impact, occurredAt, commander, release, readings }, context);
  if (!decision.ok) throw faultOf(decision.refusal);
  const result = await keepEvents({ before: null, events: decision.events, ...context });
  if (!result) throw new Error("Nobody can be quicker with an incident that is not there yet.");
  return result;
}

async function readingsOf(access: Access, release: string): Promise<readonly DeclaredReading[]> {
  return readingsOutOfLimits((await requireRelease({ ...access, permission: "incident.read" }, release)).state);
}

async function findRelease(teamId: string, id: string, userId: string): Promise<{ release: LinkedRelease; roles: ReleaseRole[] }> {
  const { rows } = await pool().query<{ service: string; version: string; roles: ReleaseRole[] | null }>({
    name: "incident-release",
    text: `SELECT r.details #>> '{service,name}' AS service, r."toVersion" AS version,
        (SELECT jsonb_agg(o.role) FROM roster_person o WHERE o."releaseId" = r.id AND o."userId" = $3) AS roles
      FROM release r WHERE r.id = $1 AND r."teamId" = $2`,
    values: [id, teamId, userId],
  });
  const [row] = rows;
  if (!row) throw new Fault("invalid", "The team has no such release.", { path: "release" });
  return { release: { id, service: row.service, version: row.version }, roles: row.roles ?? [] };
}
