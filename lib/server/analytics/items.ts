import type { ItemCount } from "@/lib/domain/analytics/idle-items";
import { pool } from "@/lib/server/platform/db";

// Any of the releases has the title: items of a key are the same check.
const COUNT = {
  name: "deployment-items",
  text: `WITH counted AS (
      SELECT i.key, count(*)::int AS releases, (count(*) FILTER (WHERE i.status = 'done'))::int AS done,
        (count(*) FILTER (WHERE i.status = 'not-applicable'))::int AS "notApplicable", (array_agg(i."releaseId"))[1] AS sample
      FROM release_item i WHERE i."releaseId" = ANY($1) AND i.status <> 'todo' GROUP BY i.key
    ), failed AS (
      SELECT e.body::jsonb #>> '{payload,item}' AS key, count(DISTINCT e.stream)::int AS failed FROM event e
      WHERE e.stream = ANY($2) AND e.body LIKE '%"to":"failed"%' AND e.body LIKE '%"type":"item.set"}' GROUP BY 1
    )
    SELECT c.key, i.definition->>'title' AS title, c.releases, c.done, c."notApplicable", coalesce(f.failed, 0) AS failed
    FROM counted c JOIN release_item i ON i."releaseId" = c.sample AND i.key = c.key LEFT JOIN failed f ON f.key = c.key
    WHERE i.definition->>'kind' NOT IN ('parent', 'computed') AND i.definition->>'computedFrom' IS NULL`,
};

/** What became of each item that people answer, over the deployments in which they did; what nobody came to says nothing. */
export async function countItems(ids: readonly string[]): Promise<ItemCount[]> {
  const streams = ids.map((id) => `release:${id}`);
  const { rows } = await pool().query<ItemCount>({ ...COUNT, values: [ids, streams] });
  return rows;
}
