import type { HomeDto } from "@/lib/contracts/home";
import { permissionsOf } from "@/lib/domain/access/permissions";
import { RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import { incidentNeeds } from "@/lib/domain/home/incident-needs";
import { inWorkingOrder, myItemsOf } from "@/lib/domain/home/my-items";
import { briefingNeeds, inOrderOfUrgency, needsOf, owedNeeds } from "@/lib/domain/home/needs";
import { overviewOf } from "@/lib/domain/release/overview";
import type { ReleaseStatus } from "@/lib/domain/release/state";
import { OPEN_STATUSES } from "@/lib/domain/release/status-groups";
import { addMinutes } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { findConcerning } from "@/lib/server/incident/data";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { actorOf } from "@/lib/server/platform/team-events";
import { findCalendar } from "@/lib/server/release/calendar";
import { contextOf } from "@/lib/server/release/context";
import { findReleases } from "@/lib/server/release/list";
import type { LoadedRelease } from "@/lib/server/release/load";
import { loadOverviews } from "@/lib/server/release/overview";

const CARDS = 6;
const FINISHED = 3;
const MAX_OPEN = 200;
/** Nobody works on more at once; the next ones by T-0 count. */
const MAX_MINE = 40;
/** From yesterday, since a zone behind ours may still have it, to the end of the fourteenth day in any zone. */
const CALENDAR = { fromMinutes: -36 * 60, toMinutes: 16 * 24 * 60 };

const OPEN = {
  name: "home-open",
  text: `SELECT r.id, r.status,
      EXISTS (SELECT FROM roster_person p WHERE p."releaseId" = r.id AND p."userId" = $3)
        OR EXISTS (SELECT FROM release_item i WHERE i."releaseId" = r.id AND i."assigneeId" = $3 AND i.status <> 'done')
        OR EXISTS (SELECT FROM stage_entry e WHERE e."releaseId" = r.id AND e.list = 'briefings'
          AND e.row->'asked' @> jsonb_build_array(jsonb_build_object('id', $3::uuid)))
        OR EXISTS (SELECT FROM stage_entry e WHERE e."releaseId" = r.id AND e.list = 'handovers' AND e.row->'to'->>'id' = $3::text) AS mine
    FROM release r WHERE r."teamId" = $1 AND r.status = ANY($2) ORDER BY coalesce(r."actualT0", r."plannedT0"), r.id LIMIT ${MAX_OPEN}`,
};
/** What was rolled back is over but for what it owes, to those who have a part in it. */
const OWING = {
  name: "home-owing",
  text: `SELECT r.id FROM release r WHERE r."teamId" = $1 AND r.status = 'rolled-back'
      AND EXISTS (SELECT FROM obligation b WHERE b."releaseId" = r.id AND b.settled IS NULL)
      AND EXISTS (SELECT FROM roster_person p WHERE p."releaseId" = r.id AND p."userId" = $2)
    ORDER BY r."plannedT0" DESC, r.id LIMIT ${MAX_MINE}`,
};
type Open = { id: string; status: ReleaseStatus; mine: boolean };

/**
 * The home page of a person in a team: what needs them, their items, what is in flight, the days ahead, what finished.
 * As many statements whatever the number of releases; only open ones that are drawn or concern the person are read in full.
 */
export async function getHome(team: TeamAccess): Promise<HomeDto> {
  const { userId } = team.access.viewer;
  const teamId = team.team.id;
  const at = now();
  const [open, owing, finished, calendar, incidents] = await Promise.all([
    findOpen(teamId, userId),
    findOwing(teamId, userId),
    findReleases({ teamId, userId, query: { statuses: ["completed", "rolled-back"] }, limit: FINISHED }),
    findCalendar(teamId, { start: addMinutes(at, CALENDAR.fromMinutes), end: addMinutes(at, CALENDAR.toMinutes) }),
    findConcerning(teamId, userId, at),
  ]);
  const cards = open.toSorted(byUrgency).slice(0, CARDS);
  const mine = open.filter((one) => one.mine).slice(0, MAX_MINE);
  const ids = [...new Set([...cards, ...mine, ...owing, ...finished].map((one) => one.id))];
  const loaded = new Map((await loadOverviews(ids, userId)).map((one) => [one.state.id, one]));
  const some = (list: readonly { id: string }[]) => list.flatMap(({ id }) => loaded.get(id) ?? []);
  const overview = ({ state, members }: LoadedRelease) => overviewOf(state, { now: at, userId, members });
  const inContext = (one: LoadedRelease) => ({
    state: one.state,
    context: { ...contextOf({ ...one, asker: team.access, role: team.role }), now: at },
  });
  const asking = some(mine).map(inContext);
  const owed = some(owing).map(inContext);
  // What was rolled back is over for those who deployed it, and not for those who answer customers.
  const unread = ({ state }: LoadedRelease) =>
    state.status === "rolled-back" ? briefingNeeds(state, { actor: actorOf(team.access.viewer) }) : [];
  return {
    now: at,
    needs: inOrderOfUrgency([
      ...incidents.mine.flatMap((state) => incidentNeeds(state, { person: userId, now: at })),
      ...asking.flatMap(({ state, context }) => needsOf(state, context)),
      ...owed.flatMap(({ state, context }) => owedNeeds(state, context)),
      ...some(finished).flatMap(unread),
    ]),
    items: inWorkingOrder(asking.flatMap(({ state, context }) => myItemsOf(state, context))),
    inFlight: some(cards).map(overview),
    openCount: open.length,
    openIncidents: incidents.openCount,
    finished: some(finished).map(overview),
    roles: countRoles(asking.flatMap(({ context }) => context.roles)),
    calendar,
    canCreate: permissionsOf(team.role, []).has("release.create"),
  };
}

async function findOpen(teamId: string, userId: string): Promise<Open[]> {
  const { rows } = await pool().query<Open>({ ...OPEN, values: [teamId, OPEN_STATUSES, userId] });
  return rows;
}

async function findOwing(teamId: string, userId: string): Promise<{ id: string }[]> {
  const { rows } = await pool().query<{ id: string }>({ ...OWING, values: [teamId, userId] });
  return rows;
}

const RUNNING: readonly ReleaseStatus[] = ["rolling-back", "deploying", "verifying", "on-hold"];

/** What runs before what is prepared, before what only owes something; the list is by T-0 already. */
function byUrgency(a: Open, b: Open): number {
  return urgency(a.status) - urgency(b.status);
}

function urgency(status: ReleaseStatus): number {
  if (RUNNING.includes(status)) return 0;
  return status === "deployed" ? 2 : 1;
}

function countRoles(roles: readonly ReleaseRole[]): HomeDto["roles"] {
  const held = RELEASE_ROLES.filter((role) => roles.includes(role));
  return held.map((role) => ({ role, releases: roles.filter((one) => one === role).length }));
}
