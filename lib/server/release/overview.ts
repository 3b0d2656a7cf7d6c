import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { pool } from "@/lib/server/platform/db";
import { HEAD, type LoadedRelease, MEMBERS, OBLIGATIONS, STAGES, toLoaded } from "./load";
import type { LoadedRow } from "./mappers";

/** What is long and only read in the room: without it a page of releases stays small. */
const LONG = "'{proof,how,command,sources,options}'::text[]";

const ITEM = `jsonb_build_object('definition', i.definition - ${LONG}, 'status', i.status, 'version', i.version, 'reason', i.reason, 'value', i.value,
  'outcome', i.outcome, 'waivedUntil', i."waivedUntil", 'by', i.by, 'at', i.at, 'source', i.source, 'assignee', i.assignee,
  'evidence', i.evidence, 'notes', '[]'::jsonb)`;

const MANY = {
  name: "releases-overview",
  text: `SELECT r.id, ${HEAD},
    (SELECT jsonb_agg(${ITEM} ORDER BY i.position) FROM release_item i WHERE i."releaseId" = r.id AND r.status <> ALL($3)) AS items,
    (SELECT jsonb_agg(s.row ORDER BY s.position) FROM sign_off s WHERE s."releaseId" = r.id AND r.status <> ALL($3)) AS "signOffs",
    ${OBLIGATIONS},
    ${STAGES} AS stages,
    ${MEMBERS} AS members,
    false AS "isPartial"
    FROM release r JOIN unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) ON wanted.id = r.id ORDER BY wanted.place`,
};

/**
 * Several releases in one statement, in the order asked for, to be summed up: items without their long texts and notes,
 * finished releases without items and sign-offs. Never to be decided on. The caller has checked that they are the team's.
 */
export async function loadOverviews(ids: readonly string[], userId: string): Promise<LoadedRelease[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<LoadedRow & { id: string }>({ ...MANY, values: [ids, [userId], FINAL_STATUSES] });
  return rows.map((row) => toLoaded(row.id, row, userId));
}
