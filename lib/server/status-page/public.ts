import { FIELDS } from "@/lib/domain/comms/kinds";
import { isExternal, type Message, type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { Instant } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import { Fault } from "@/lib/server/platform/problem";
import { countAttempt } from "@/lib/server/platform/throttle";
import { hashSecret } from "./commands";
import { MAX_SHOWN } from "./data";

/** A message as everybody may read it: what was written, and when it left. Nobody's name, and nothing of its release. */
export type PublicMessage = {
  readonly id: string;
  readonly kind: Message["kind"];
  readonly subject: string;
  readonly at: Instant;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
};

/** All that the page holds. */
export type PublicStatus = { readonly team: string; readonly messages: readonly PublicMessage[]; readonly now: Instant };

const MAX_MESSAGES = 50;

/**
 * The page behind an address, newest message first. Null for an address that leads nowhere; `busy` for somebody who looks more often than
 * people do, whatever they look at.
 */
export async function findStatusPage(secret: string, address: string): Promise<PublicStatus | "busy" | null> {
  try {
    await countAttempt("status-page", address);
  } catch (error) {
    if (error instanceof Fault && error.code === "too-many") return "busy";
    throw error;
  }
  const { rows } = await pool().query<{ name: string; told: Told[] }>({ ...PAGE, values: [hashSecret(secret)] });
  const [page] = rows;
  return page ? { team: page.name, messages: await textsOf(publicRows(page.told)), now: now() } : null;
}

type Told = { readonly release: string; readonly row: MessageRow };

const PAGE = {
  name: "status-page",
  text: `SELECT t.name, coalesce((
      SELECT jsonb_agg(jsonb_build_object('release', e."releaseId", 'row', e.row) ORDER BY e."releaseId", e.position)
      FROM (SELECT "releaseId" FROM status_page_release WHERE "teamId" = p."teamId" ORDER BY "shownAt" DESC, "releaseId" LIMIT ${MAX_SHOWN}) s
      JOIN stage_entry e ON e."releaseId" = s."releaseId" AND e.list = 'messages'), '[]') AS told
    FROM status_page p JOIN team t ON t.id = p."teamId" WHERE p."tokenHash" = $1`,
};

type Left = { readonly release: string; readonly seq: number; readonly at: Instant };

/** What has left and reached customers. A time that has come is not enough: what was found late waits for a person. */
function publicRows(told: readonly Told[]): Left[] {
  const releaseOf = new Map(told.map(({ row, release }) => [row.id, release]));
  const rows = told.map((one) => one.row);
  const textSeq = new Map(rows.toReversed().map((row) => [row.id, row.seq]));
  const left = standingMessages(rows).flatMap((row) => {
    const at = leftAt(row);
    return at !== null && isExternal(row) ? [{ release: releaseOf.get(row.id) ?? "", seq: textSeq.get(row.id) ?? 0, at }] : [];
  });
  return left.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MAX_MESSAGES);
}

function leftAt({ act, sendAt, at, leftAt: letGo }: MessageRow): Instant | null {
  if (act !== "sent" || sendAt === null) return null;
  return letGo ?? (sendAt <= at ? at : null);
}

const TEXTS = {
  name: "status-page-texts",
  text: `SELECT e.body FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS w (stream, seq, place)
    JOIN event e ON e.stream = w.stream AND e.seq = w.seq ORDER BY w.place`,
};

/** The texts, which stand in the events that made the messages. */
async function textsOf(left: readonly Left[]): Promise<PublicMessage[]> {
  if (left.length === 0) return [];
  const values = [left.map(({ release }) => releaseStream(release)), left.map(({ seq }) => seq)];
  const { rows } = await pool().query<{ body: string }>({ ...TEXTS, values });
  return rows.flatMap(({ body }, index) => {
    const event = JSON.parse(body) as RecordedEvent;
    const at = left[index]?.at;
    if (at === undefined || (event.type !== "message.sent" && event.type !== "message.proposed")) return [];
    const { id, kind, subject, fields } = event.payload.message;
    return [{ id, kind, subject, at, fields: fields.map(({ key, text }) => ({ label: FIELDS[key], text })) }];
  });
}
