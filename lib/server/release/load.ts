import type { AccessRole } from "@/lib/domain/access/roles";
import type { ReleaseState } from "@/lib/domain/release/state";
import { pool } from "@/lib/server/platform/db";
import { type LoadedRow, toAccess, toState } from "./mappers";
import type { Policies } from "./rules";

/** The head, phases and roster of a release `r`, for a statement whose `$2` is the person asking. */
export const HEAD = `r.seq, r."teamId", r.status, r.details, r."actualT0", r."startedBy", r."createdBy", r."createdAt", r.hold, r.rollback,
  (SELECT jsonb_object_agg(m."userId", m.role) FROM membership m WHERE m."teamId" = r."teamId" AND m."userId" = ANY($2)) AS access,
  (SELECT jsonb_agg(jsonb_build_object('definition', p.definition, 'status', p.status, 'openedAt', p."openedAt", 'closed', p.closed,
      'gateRevision', p."gateRevision") ORDER BY p.position) FROM release_phase p WHERE p."releaseId" = r.id) AS phases,
  (SELECT jsonb_agg(jsonb_build_object('role', o.role, 'person', o.person) ORDER BY o.position) FROM roster_person o WHERE o."releaseId" = r.id) AS roster`;

/** Who may sign: the members of its team whose account was not disabled (SIGNOFF rule 9). */
export const MEMBERS = `(SELECT coalesce(jsonb_agg(m."userId"), '[]'::jsonb) FROM membership m JOIN "user" u ON u.id = m."userId"
    WHERE m."teamId" = r."teamId" AND u."disabledAt" IS NULL)`;

const ITEM = `jsonb_build_object('definition', i.definition, 'status', i.status, 'version', i.version, 'reason', i.reason, 'value', i.value,
  'outcome', i.outcome, 'waivedUntil', i."waivedUntil", 'by', i.by, 'at', i.at, 'source', i.source, 'assignee', i.assignee,
  'evidence', i.evidence, 'notes', i.notes)`;

/** What a release keeps in lists that only grow, by list; null where there is nothing. */
export const STAGES = `(SELECT jsonb_object_agg(e.list, e.rows) FROM (
    SELECT list, jsonb_agg(row ORDER BY position) AS rows FROM stage_entry WHERE "releaseId" = r.id GROUP BY list) e)`;

/** What a release owes or owed; what is not known of an older one is left out by the mapper. */
export const OBLIGATIONS = `(SELECT jsonb_agg(jsonb_build_object('id', b.id, 'kind', b.kind, 'rule', b.rule, 'title', b.title, 'owner', b.owner,
    'openedAt', b."openedAt", 'dueAt', b."dueAt", 'settled', b.settled) ORDER BY b.position) FROM obligation b WHERE b."releaseId" = r.id) AS obligations`;

const FULL = {
  name: "release-full",
  text: `SELECT ${HEAD},
    (SELECT jsonb_agg(${ITEM} ORDER BY i.position) FROM release_item i WHERE i."releaseId" = r.id) AS items,
    (SELECT jsonb_agg(s.row ORDER BY s.position) FROM sign_off s WHERE s."releaseId" = r.id) AS "signOffs",
    ${OBLIGATIONS},
    ${STAGES} AS stages,
    ${MEMBERS} AS members,
    (SELECT jsonb_agg(jsonb_build_object('phase', g.phase, 'requirements', g.requirements)) FROM gate_policy g
      WHERE g."teamId" = r."teamId" AND (g."serviceId" IS NULL OR g."serviceId" = r."serviceId")
        AND g.template = r.details->'template'->>'track') AS policies,
    false AS "isPartial"
    FROM release r WHERE r.id = $1`,
};

/**
 * Only the items at hand, for the hot path: a tick costs the same in a release of 1,000 items as in one of 75.
 * Enough to decide when no gate from the item's phase on was signed or closed; otherwise, and where waivers, their
 * obligations, parents or items that follow from the briefing or a message are involved, `isPartial` says to load it all.
 */
const SLICE = {
  name: "release-slice",
  text: `SELECT ${HEAD},
    (SELECT jsonb_agg(${ITEM} ORDER BY i.position) FROM release_item i WHERE i."releaseId" = r.id AND i.key = ANY($3)) AS items,
    '[]'::jsonb AS "signOffs", '[]'::jsonb AS obligations, NULL::jsonb AS members,
    EXISTS (
      SELECT FROM release_phase touched
      JOIN release_item i ON i."releaseId" = touched."releaseId" AND i.phase = touched.key AND i.key = ANY($3)
      JOIN release_phase later ON later."releaseId" = touched."releaseId" AND later.position >= touched.position
      WHERE touched."releaseId" = r.id AND (later.status = 'closed'
        OR EXISTS (SELECT FROM sign_off s WHERE s."releaseId" = r.id AND s.phase = later.key))
    ) OR EXISTS (
      SELECT FROM release_item i WHERE i."releaseId" = r.id AND i.key = ANY($3) AND (i.definition->>'kind' = 'parent' OR i.definition->>'computedFrom' IN ('briefing', 'message') OR i.status = 'waived')
    ) OR EXISTS (SELECT FROM obligation b WHERE b."releaseId" = r.id AND b.kind = 'waiver' AND b.settled IS NULL) AS "isPartial"
    FROM release r WHERE r.id = $1`,
};

export type LoadedRelease = {
  readonly state: ReleaseState;
  /** Access role of the person asking, null when not a member of the release's team. */
  readonly access: AccessRole | null;
  readonly members: ReadonlySet<string> | null;
  /** What the team asks for at the gates of this checklist; nothing where only the items at hand were read. */
  readonly policies: Policies;
};

/** The same for several people at once: `accessOf` has those of them who are members of the release's team. */
export type LoadedForMany = Omit<LoadedRelease, "access"> & { readonly accessOf: ReadonlyMap<string, AccessRole> };

/** A release with everything, or null when there is none of that id. */
export async function loadRelease(id: string, userId: string): Promise<LoadedRelease | null> {
  const loaded = await loadForMany(id, [userId], null);
  if (!loaded) return null;
  const { accessOf, ...rest } = loaded;
  return { ...rest, access: accessOf.get(userId) ?? null };
}

/** A row read with `HEAD` for one person. */
export function toLoaded(id: string, row: LoadedRow, userId: string): LoadedRelease {
  const { accessOf, ...rest } = toLoadedForMany(id, row);
  return { ...rest, access: accessOf.get(userId) ?? null };
}

/** As `loadRelease`, with only these items where that is enough to decide about them. */
export async function loadForMany(id: string, userIds: readonly string[], items: readonly string[] | null): Promise<LoadedForMany | null> {
  const query = items ? { ...SLICE, values: [id, userIds, items] } : { ...FULL, values: [id, userIds] };
  const { rows } = await pool().query<LoadedRow>(query);
  const row = rows[0];
  if (!row) return null;
  if (row.isPartial) return loadForMany(id, userIds, null);
  return toLoadedForMany(id, row);
}

function toLoadedForMany(id: string, row: LoadedRow): LoadedForMany {
  const members = row.members ? new Set(row.members) : null;
  return { state: toState(id, row), accessOf: toAccess(row), members, policies: row.policies ?? [] };
}
