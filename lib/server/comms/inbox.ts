import type { InboxDto } from "@/lib/contracts/inbox";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";

const SHOWN = 20;

type Row = {
  id: string;
  message: string;
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
  text: `SELECT d.id, d."messageId" AS message, d."releaseId", d.by, d."endedAt" AS at, d."readAt", r."toVersion" AS version, r.details->'service'->>'name' AS service,
      (SELECT s.row->>'subject' FROM stage_entry s
        WHERE s."releaseId" = d."releaseId" AND s.list = 'messages' AND s.row->>'id' = d."messageId"::text LIMIT 1) AS subject
    FROM message_delivery d JOIN destination e ON e.id = d."destinationId" LEFT JOIN release r ON r.id = d."releaseId"
    WHERE e."teamId" = $1 AND e."memberId" = $2 AND d.channel = 'inbox' AND d.status = 'sent' ORDER BY d."createdAt" DESC, d.id LIMIT ${SHOWN}`,
};

/** What the person was told in T-Minus, the newest 20. */
export async function getInbox({ team, access }: TeamAccess): Promise<InboxDto> {
  const { rows } = await pool().query<Row>({ ...INBOX, values: [team.id, access.viewer.userId] });
  return {
    messages: rows.map(({ releaseId, service, version, subject, at, readAt, ...row }) => ({
      ...row,
      release: releaseId === null ? null : { id: releaseId, service, version },
      subject: subject ?? "A test: messages of the team's releases arrive here",
      at: at.toISOString(),
      isRead: readAt !== null,
    })),
  };
}

const READ = {
  name: "inbox-read",
  text: `UPDATE message_delivery d SET "readAt" = clock_timestamp() FROM destination e
    WHERE e.id = d."destinationId" AND e."teamId" = $1 AND e."memberId" = $2 AND d.channel = 'inbox' AND d.status = 'sent' AND d."readAt" IS NULL`,
};

/** Notes that the person saw what is in their inbox. */
export async function readInbox({ team, access }: TeamAccess): Promise<void> {
  await pool().query({ ...READ, values: [team.id, access.viewer.userId] });
}
