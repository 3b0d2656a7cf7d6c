import type { ReleaseListDto, ReleaseListQuery } from "@/lib/contracts/list";
import { overviewOf } from "@/lib/domain/release/overview";
import type { ReleaseStatus } from "@/lib/domain/release/state";
import { statusesOf } from "@/lib/domain/release/status-groups";
import type { Instant } from "@/lib/domain/time/instant";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { openCursor, signCursor } from "@/lib/server/platform/signed-cursor";
import { loadOverviews } from "./overview";

const PAGE = 25;

// One ordered walk of the index per status, merged: the cost of a page does not grow with the number of releases.
const FIND = {
  name: "release-list",
  text: `SELECT found.id, found."plannedT0" FROM unnest($2::text[]) AS wanted (status) CROSS JOIN LATERAL (
      SELECT r.id, r."plannedT0" FROM release r WHERE r."teamId" = $1 AND r.status = wanted.status
        AND ($3::timestamptz IS NULL OR (r."plannedT0", r.id) < ($3, $4::uuid))
        AND ($5::uuid IS NULL OR r."serviceId" = $5)
        AND ($6::uuid IS NULL OR EXISTS (SELECT FROM roster_person p WHERE p."releaseId" = r.id AND p."userId" = $6))
        AND ($7::text IS NULL OR r."toVersion" ILIKE $7 OR r."fromVersion" ILIKE $7 OR r.environment ILIKE $7
          OR EXISTS (SELECT FROM service v WHERE v.id = r."serviceId" AND v.name ILIKE $7))
      ORDER BY r."plannedT0" DESC, r.id DESC LIMIT $8
    ) found ORDER BY found."plannedT0" DESC, found.id DESC LIMIT $8`,
};

type Found = { id: string; plannedT0: Date };
type Filter = ReleaseListQuery & { readonly statuses?: readonly ReleaseStatus[] };

/** A page of the team's releases, newest planned T-0 first. Refuses a cursor that this list did not make. */
export async function listReleases({ access, team }: TeamAccess, query: ReleaseListQuery): Promise<ReleaseListDto> {
  const { userId } = access.viewer;
  const found = await findReleases({ teamId: team.id, userId, query, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const loaded = await loadOverviews(
    page.map((one) => one.id),
    userId,
  );
  const at = now();
  return {
    releases: loaded.map(({ state, members }) => overviewOf(state, { now: at, userId, members })),
    next: found.length > PAGE ? formatCursor(team.id, page.at(-1)) : null,
    now: at,
  };
}

/** Ids of the team's releases that fit a filter, newest planned T-0 first. */
export async function findReleases({
  teamId,
  userId,
  query,
  limit,
}: {
  teamId: string;
  userId: string;
  query: Filter;
  limit: number;
}): Promise<Found[]> {
  const cursor = query.after ? parseCursor(teamId, query.after) : null;
  const { rows } = await pool().query<Found>({
    ...FIND,
    values: [
      teamId,
      query.statuses ?? statusesOf(query.state ?? null),
      cursor?.plannedT0 ?? null,
      cursor?.id ?? null,
      query.service ?? null,
      query.mine ? userId : null,
      query.q ? `%${escapeLike(query.q)}%` : null,
      limit,
    ],
  });
  return rows;
}

function formatCursor(team: string, last: Found | undefined): string | null {
  return last ? signCursor({ list: "releases", owner: team }, `${last.plannedT0.toISOString()} ${last.id}`) : null;
}

/** What is signed was made by `formatCursor`, so its shape need not be doubted. */
function parseCursor(team: string, text: string): { plannedT0: Instant; id: string } {
  const [plannedT0 = "", id = ""] = openCursor({ list: "releases", owner: team }, text, "after").split(" ");
  return { plannedT0, id };
}

/** What people type means itself: per cent signs and underscores are no patterns. */
const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
