import type { InboxDto } from "@/lib/contracts/inbox";
import { INBOX_KINDS } from "@/lib/domain/notice/kinds";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { type SourceId, sourceOf } from "./source-id";

const SHOWN = 20;

type Row = {
  id: string;
  /** The message that was sent, or where a notice leads */
  message: string | null;
  place: string | null;
  releaseId: string | null;
  incidentId: string | null;
  about: string | null;
  subject: string | null;
  by: string;
  at: Date;
  readAt: Date | null;
};

const INBOX = {
  name: "inbox",
  text: `SELECT t.*, coalesce(r.details->'service'->>'name' || ' ' || r."toVersion", i.severity || ' ' || (i.content->>'title')) AS about FROM (
      (SELECT d.id, d."messageId" AS message, NULL AS place, d."releaseId", d."incidentId", d.by, d."endedAt" AS at, d."readAt", d."createdAt",
        coalesce((SELECT s.row->>'subject' FROM stage_entry s
          WHERE s."releaseId" = d."releaseId" AND s.list = 'messages' AND s.row->>'id' = d."messageId"::text LIMIT 1),
        (SELECT m->>'subject' FROM incident o, jsonb_array_elements(o.content->'messages') m
          WHERE o.id = d."incidentId" AND m->>'id' = d."messageId"::text LIMIT 1)) AS subject
      FROM message_delivery d JOIN destination e ON e.id = d."destinationId"
      WHERE e."teamId" = $1 AND e."memberId" = $2 AND d.channel = 'inbox' AND d.status = 'sent' ORDER BY d."createdAt" DESC, d.id LIMIT ${SHOWN})
    UNION ALL
      (SELECT n.id, NULL, n.words->>'place', n."releaseId", n."incidentId", 'T-Minus', n."createdAt", n."readAt", n."createdAt", n.words->>'title'
      FROM notice n WHERE n."teamId" = $1 AND n."userId" = $2 AND n.kind = ANY($3) ORDER BY n."createdAt" DESC, n.id LIMIT ${SHOWN})
    ) t LEFT JOIN release r ON r.id = t."releaseId" LEFT JOIN incident i ON i.id = t."incidentId" ORDER BY t."createdAt" DESC, t.id LIMIT ${SHOWN}`,
};

/** What the person was told in T-Minus, the newest 20. */
export async function getInbox({ team, access }: TeamAccess): Promise<InboxDto> {
  const { rows } = await pool().query<Row>({ ...INBOX, values: [team.id, access.viewer.userId, INBOX_KINDS] });
  return {
    messages: rows.map(({ id, message, place, about, subject, by, at, readAt, ...columns }) => ({
      id,
      by,
      place: place ?? placeOf(sourceOf(columns), message),
      about,
      subject: subject ?? "A test: messages of the team's releases arrive here",
      at: at.toISOString(),
      isRead: readAt !== null,
    })),
  };
}

/** A message stands among the communications; a test nowhere. */
const placeOf = (source: SourceId | null, message: string | null): string =>
  source ? `/communications?${source.kind}=${source.id}&message=${message}` : "";

const READ = {
  name: "inbox-read",
  text: `WITH seen AS (
      UPDATE notice SET "readAt" = clock_timestamp() WHERE "teamId" = $1 AND "userId" = $2 AND kind = ANY($3) AND "readAt" IS NULL
    )
    UPDATE message_delivery d SET "readAt" = clock_timestamp() FROM destination e
    WHERE e.id = d."destinationId" AND e."teamId" = $1 AND e."memberId" = $2 AND d.channel = 'inbox' AND d.status = 'sent' AND d."readAt" IS NULL`,
};

/** Notes that the person saw what is in their inbox. */
export async function readInbox({ team, access }: TeamAccess): Promise<void> {
  await pool().query({ ...READ, values: [team.id, access.viewer.userId, INBOX_KINDS] });
}
