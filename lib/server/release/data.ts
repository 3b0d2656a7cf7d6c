import type { RoomDto } from "@/lib/contracts/room";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { buildId } from "@/lib/server/platform/build-id";
import { now } from "@/lib/server/platform/clock";
import { db, pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { releaseStream } from "@/lib/server/platform/event-log";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isForeignToTeam, permissionsFor, tokenScopeFault } from "@/lib/server/platform/token";
import { type LoadedRelease, loadRelease } from "./load";
import { rolesOf } from "./mappers";
import { rulesInForce } from "./rules";

const ACTIVITY = 200;

/** A release as the person may see it. 404 for another team's, exactly as for one that does not exist. */
export async function requireRelease(access: Access, id: string): Promise<LoadedRelease & { access: AccessRole }> {
  const loaded = await loadRelease(id, access.viewer.userId);
  if (!loaded?.access || isForeignToTeam(access.viewer, loaded.state.teamId)) throw new Fault("not-found", "There is no such release.");
  const roles = rolesOf(loaded.state, access.viewer.userId);
  if (!permissionsFor(access.viewer, loaded.access, roles).has(access.permission)) {
    if (access.viewer.token) throw tokenScopeFault();
    throw new Fault("not-permitted", "Your role on this release does not allow this.");
  }
  return { ...loaded, access: loaded.access };
}

export async function getRoom(access: Access, id: string): Promise<RoomDto> {
  const { viewer } = access;
  const loaded = await requireRelease(access, id);
  const [events, members] = await Promise.all([latestEvents(id), listMembers(loaded.state.teamId)]);
  return {
    state: loaded.state,
    // The events were read after the state: a later one reaches the browser by the stream, in its place.
    events: events.filter((event) => event.seq <= loaded.state.seq),
    rules: rulesInForce(loaded.state, loaded.policies)?.map(({ key, kind, gate }) => ({ key, kind, gate })) ?? null,
    access: loaded.access,
    viewer: { id: viewer.userId, name: viewer.name, initials: viewer.initials, zone: viewer.zone },
    members,
    now: now(),
    build: buildId(),
    mode: env().TMINUS_MODE,
  };
}

async function latestEvents(id: string): Promise<RecordedEvent[]> {
  const { rows } = await pool().query<{ seq: number; body: string }>({
    name: "events-latest",
    text: "SELECT seq, body FROM event WHERE stream = $1 AND seq > 1 ORDER BY seq DESC LIMIT $2",
    values: [releaseStream(id), ACTIVITY],
  });
  return rows.reverse().map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedEvent);
}

/** The members of a team who can sign in, by name. */
export async function listMembers(teamId: string): Promise<RoomDto["members"]> {
  const rows = await db().membership.findMany({
    where: { teamId, user: { disabledAt: null } },
    select: { role: true, user: { select: { id: true, name: true, initials: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ role, user }) => ({ ...user, role: role as AccessRole }));
}
