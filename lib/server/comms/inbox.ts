import type { InboxDto } from "@/lib/contracts/inbox";
import type { NoticeKind } from "@/lib/domain/notice/kinds";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";

const SHOWN = 20;

type Row = {
  id: string;
  /** The message that was sent, or where a notice leads */
  message: string | null;
  place: string | null;
  releaseId: string | null;
  service: string;
  version: string;
  subject: string | null;
  by: string;
  at: Date;
  readAt: Date | null;
};

const INBOX = {
  name: "inbox",
  text: `SELECT t.*, r."toVersion" AS version, r.details->'service'->>'name' AS service FROM (
      (SELECT d.id, d."messageId" AS message, NULL AS place, d."releaseId", d.by, d."endedAt" AS at, d."readAt", d."createdAt",
        (SELECT s.row->>'subject' FROM stage_entry s
          WHERE s."releaseId" = d."releaseId" AND s.list = 'messages' AND s.row->>'id' = d."messageId"::text LIMIT 1) AS subject
      FROM message_delivery d JOIN destination e ON e.id = d."destinationId"
      WHERE e."teamId" = $1 AND e."memberId" = $2 AND d.channel = 'inbox' AND d.status = 'sent' ORDER BY d."createdAt" DESC, d.id LIMIT ${SHOWN})
    UNION ALL
      (SELECT n.id, NULL, n.words->>'place', n."releaseId", 'T-Minus', n."createdAt", n."readAt", n."createdAt", n.words->>'title'
      FROM notice n WHERE n."teamId" = $1 AND n."userId" = $2 AND n.kind = ANY($3) ORDER BY n."createdAt" DESC, n.id LIMIT ${SHOWN})
    ) t LEFT JOIN release r ON r.id = t."releaseId" ORDER BY t."createdAt" DESC, t.id LIMIT ${SHOWN}`,
};

/** What needs the person is on the list of needs already; these are told and need nothing. */
const TOLD = ["receipt", "rollback"] as const satisfies readonly NoticeKind[];

/** What the person was told in T-Minus, the newest 20. */
export async function getInbox({ team, access }: TeamAccess): Promise<InboxDto> {
  const { rows } = await pool().query<Row>({ ...INBOX, values: [team.id, access.viewer.userId, TOLD] });
  return {
    messages: rows.map(({ id, message, place, releaseId, service, version, subject, by, at, readAt }) => ({
      id,
      by,
      place: place ?? (releaseId === null ? "" : `/communications?release=${releaseId}&message=${message}`),
      release: releaseId === null ? null : { id: releaseId, service, version },
      subject: subject ?? "A test: messages of the team's releases arrive here",
      at: at.toISOString(),
      isRead: readAt !== null,
    })),
  };
}

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
  await pool().query({ ...READ, values: [team.id, access.viewer.userId, TOLD] });
}
