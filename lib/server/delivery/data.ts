import type { DeliveryCounts } from "@/lib/contracts/message";
import { pool } from "@/lib/server/platform/db";

/** What was decided before the last attempt is about an earlier one; as `needsDecision` of deliveries.ts says of one row. */
const COUNTS = {
  name: "delivery-counts",
  text: `SELECT d."messageId" AS id,
      count(*) FILTER (WHERE d.status = 'sent')::int AS sent,
      count(*) FILTER (WHERE d.status = 'failed')::int AS failed,
      count(*) FILTER (WHERE d.status = 'uncertain')::int AS uncertain,
      count(*) FILTER (WHERE d.status IN ('waiting', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE d.status = 'ask')::int AS asks,
      count(*) FILTER (WHERE d.status = 'cancelled')::int AS cancelled,
      count(*) FILTER (WHERE d.status = 'ask' OR d.status IN ('failed', 'uncertain') AND (d."decidedAt" IS NULL OR EXISTS (
        SELECT FROM message_attempt a WHERE a."deliveryId" = d.id AND a."startedAt" > d."decidedAt")))::int AS open
    FROM message_delivery d WHERE d."messageId" = ANY($1::uuid[]) AND d."teamId" = $2 GROUP BY d."messageId"`,
};

const NOBODY: DeliveryCounts = { sent: 0, failed: 0, uncertain: 0, waiting: 0, asks: 0, cancelled: 0, open: 0 };

/** How many recipients of each message it reached, or not; all zero where it has not left, or nobody is in its groups. */
export async function countDeliveries(teamId: string, messages: readonly string[]): Promise<(message: string) => DeliveryCounts> {
  const { rows } = await pool().query<DeliveryCounts & { id: string }>({ ...COUNTS, values: [messages, teamId] });
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return (message) => byId.get(message) ?? NOBODY;
}
