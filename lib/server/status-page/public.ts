import type { PublicStatus } from "@/lib/contracts/public-status";
import { FIELDS } from "@/lib/domain/comms/kinds";
import { isExternal, type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { readNotes } from "@/lib/domain/report/read-notes";
import type { Instant } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { pool } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { countAttempt } from "@/lib/server/platform/throttle";
import { hashSecret } from "./commands";
import { MAX_SHOWN } from "./data";

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
  const { rows } = await pool().query<{ name: string; told: Told[]; published: Left[] }>({ ...PAGE, values: [hashSecret(secret)] });
  const [page] = rows;
  if (!page) return null;
  const [messages, notes] = await Promise.all([textsOf(publicRows(page.told)), publishedTexts(page.published)]);
  return { team: page.name, messages, notes, now: now() };
}

type Told = { readonly stream: string; readonly row: MessageRow };

/** Of the releases that were chosen, and of the incidents that stand alone and were not taken off. */
const PAGE = {
  name: "status-page",
  text: `SELECT t.name,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('stream', 'release:' || e."releaseId", 'row', e.row) ORDER BY e."releaseId", e.position)
        FROM (SELECT "releaseId" FROM status_page_release WHERE "teamId" = p."teamId" ORDER BY "shownAt" DESC, "releaseId" LIMIT ${MAX_SHOWN}) s
        JOIN stage_entry e ON e."releaseId" = s."releaseId" AND e.list = 'messages'), '[]')
      || coalesce((
        SELECT jsonb_agg(jsonb_build_object('stream', 'incident:' || i.id, 'row', m.row) ORDER BY i.id, m.position)
        FROM (SELECT o.id, o.content FROM incident o
          WHERE o."teamId" = p."teamId" AND o."releaseId" IS NULL AND o.content ? 'messages'
            AND NOT EXISTS (SELECT FROM status_page_hidden h WHERE h."incidentId" = o.id)
          ORDER BY o."declaredAt" DESC, o.id LIMIT ${MAX_SHOWN}) i
        CROSS JOIN LATERAL jsonb_array_elements(i.content->'messages') WITH ORDINALITY AS m (row, position)), '[]') AS told,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('stream', 'release:' || l."releaseId", 'seq', l.row->'seq', 'at', l.row->'at') ORDER BY l.row->>'at' DESC)
        FROM (SELECT DISTINCT ON (e."releaseId") e."releaseId", e.row
          FROM (SELECT "releaseId" FROM status_page_release WHERE "teamId" = p."teamId" ORDER BY "shownAt" DESC, "releaseId" LIMIT ${MAX_SHOWN}) s
          JOIN stage_entry e ON e."releaseId" = s."releaseId" AND e.list = 'reportRows' AND e.row->>'kind' = 'published'
          ORDER BY e."releaseId", e.position DESC) l), '[]') AS published
    FROM status_page p JOIN team t ON t.id = p."teamId" WHERE p."tokenHash" = $1`,
};

type Left = { readonly stream: string; readonly seq: number; readonly at: Instant };

/** What has left and reached customers. A time that has come is not enough: what was found late waits for a person. */
function publicRows(told: readonly Told[]): Left[] {
  const streamOf = new Map(told.map(({ row, stream }) => [row.id, stream]));
  const rows = told.map((one) => one.row);
  const textSeq = new Map(rows.toReversed().map((row) => [row.id, row.seq]));
  const left = standingMessages(rows).flatMap((row) => {
    const at = leftAt(row);
    return at !== null && isExternal(row) ? [{ stream: streamOf.get(row.id) ?? "", seq: textSeq.get(row.id) ?? 0, at }] : [];
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

/** What is told, in the events that hold the texts. */
async function eventsOf(left: readonly Left[]): Promise<{ readonly event: RecordedEvent; readonly at: Instant }[]> {
  if (left.length === 0) return [];
  const values = [left.map(({ stream }) => stream), left.map(({ seq }) => seq)];
  const { rows } = await pool().query<{ body: string }>({ ...TEXTS, values });
  return rows.flatMap(({ body }, index) => {
    const at = left[index]?.at;
    return at === undefined ? [] : [{ event: JSON.parse(body) as RecordedEvent, at }];
  });
}

/** Release notes word for word as they were published. */
async function publishedTexts(left: readonly Left[]): Promise<PublicStatus["notes"]> {
  const found = await eventsOf(left);
  return found.flatMap(({ event, at }) => (event.type === "notes.published" ? [{ ...readNotes(event.payload.public), at }] : []));
}

async function textsOf(left: readonly Left[]): Promise<PublicStatus["messages"]> {
  const found = await eventsOf(left);
  return found.flatMap(({ event, at }) => {
    if (event.type !== "message.sent" && event.type !== "message.proposed") return [];
    const { id, kind, subject, fields } = event.payload.message;
    return [{ id, kind, subject, at, fields: fields.map(({ key, text }) => ({ label: FIELDS[key], text })) }];
  });
}

/** The same for the page that asks again: what leads nowhere is 404, who asks too often 429. */
export async function requireStatusPage(secret: string, address: string): Promise<PublicStatus> {
  const found = await findStatusPage(secret, address);
  if (found === "busy") throw new Fault("too-many", "This page was asked for too often from here. It is asked again by itself.");
  if (found === null) throw new Fault("not-found", "This link leads nowhere.");
  return found;
}
