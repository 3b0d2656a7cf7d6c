import { randomUUID } from "node:crypto";
import { LATE_MINUTES } from "@/lib/domain/comms/delivery";
import type { Audience, MessageRow } from "@/lib/domain/comms/message";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { db, pool } from "@/lib/server/platform/db";
import { incidentStream, releaseStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";
import type { MovedStreams } from "@/lib/server/platform/moved-streams";
import { columnOf, type SourceId } from "./source-id";

type Tx = Prisma.TransactionClient;

/** As many streams are asked about at once. */
const PER_LOOK = 500;

/**
 * Streams in which something about a message happened that was not handed on yet (ADR 44), and how many were looked at. Where nothing
 * did, the cursor moves in the same statement: a tick costs no transaction of its own. The type stands last in the text of an event.
 */
const behind = (which: string) => `WITH behind AS (
      SELECT h.stream, h.seq AS head, coalesce(c.seq, 0) AS seen FROM stream_head h LEFT JOIN message_cursor c ON c.stream = h.stream
      WHERE ${which} AND h.seq > coalesce(c.seq, 0) LIMIT ${PER_LOOK}
    ), told AS (
      SELECT b.stream FROM behind b WHERE EXISTS (
        SELECT FROM event e WHERE e.stream = b.stream AND e.seq > b.seen AND e.seq <= b.head AND e.body LIKE '%"type":"message.%"}')
    ), moved AS (
      INSERT INTO message_cursor (stream, seq) SELECT stream, head FROM behind WHERE stream NOT IN (SELECT stream FROM told)
      ON CONFLICT (stream) DO UPDATE SET seq = greatest(message_cursor.seq, EXCLUDED.seq)
    )
    SELECT ARRAY(SELECT stream FROM told) AS told, (SELECT count(*)::int FROM behind) AS looked`;
const ALL_BEHIND = { name: "messages-behind", text: behind(`(h.stream LIKE 'release:%' OR h.stream LIKE 'incident:%')`) };
const MOVED_BEHIND = { name: "messages-behind-of", text: behind("h.stream = ANY($1)") };

/**
 * Hands on what was sent since the last time in these streams, or in all, from the log: one delivery per message and destination.
 * Several processes may do it at once.
 */
export async function deriveDeliveries(moved: MovedStreams | null): Promise<void> {
  const streams = moved && [...moved.releases.map(releaseStream), ...moved.incidents.map(incidentStream)];
  if (streams?.length === 0) return;
  const query = streams ? { ...MOVED_BEHIND, values: [streams] } : ALL_BEHIND;
  let looked: number;
  do {
    const { rows } = await pool().query<{ told: string[]; looked: number }>(query);
    looked = rows[0]?.looked ?? 0;
    for (const stream of rows[0]?.told ?? []) await deriveStream(stream);
  } while (looked === PER_LOOK);
}

type EventRow = { seq: number; body: string; recordedAt: Date };

/** One stream, in one transaction with its cursor. The lock on that lets one process at a time; who comes second finds it done. */
function deriveStream(stream: string): Promise<void> {
  const source = inStream(stream);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO message_cursor (stream, seq) VALUES (${stream}, 0) ON CONFLICT DO NOTHING`;
    const [cursor] = await tx.$queryRaw<{ seq: number }[]>`SELECT seq FROM message_cursor WHERE stream = ${stream} FOR UPDATE`;
    const [head] = await tx.$queryRaw<{ seq: number; teamId: string }[]>`SELECT seq, "teamId" FROM stream_head WHERE stream = ${stream}`;
    if (!head) return;
    const events = await tx.$queryRaw<EventRow[]>`
      SELECT seq, body, "recordedAt" FROM event
      WHERE stream = ${stream} AND seq > ${cursor?.seq ?? 0} AND seq <= ${head.seq} AND body LIKE '%"type":"message.%"}' ORDER BY seq`;
    for (const { seq, body, recordedAt } of events) {
      await handOn(tx, { event: { ...JSON.parse(body), seq } as RecordedEvent, recordedAt, teamId: head.teamId, source });
    }
    await tx.messageCursor.update({ where: { stream }, data: { seq: head.seq }, select: { seq: true } });
  });
}

/** What a stream is of: `release:<id>` or `incident:<id>`. */
function inStream(stream: string): SourceId {
  const kind = stream.startsWith("incident:") ? "incident" : "release";
  return { kind, id: stream.slice(kind.length + 1) };
}

type Happened = { event: RecordedEvent; recordedAt: Date; teamId: string; source: SourceId };

async function handOn(tx: Tx, { event, recordedAt, teamId, source }: Happened): Promise<void> {
  switch (event.type) {
    case "message.sent":
    case "message.approved": {
      const id = event.type === "message.sent" ? event.payload.message.id : event.payload.id;
      const told = { ...(await rowsOf(tx, source, id)), id, teamId, source };
      if (event.payload.sendAt > event.occurredAt) return schedule(tx, told, event.payload.sendAt);
      return fanOut(tx, { ...told, by: event.actor.name }, recordedAt);
    }
    case "message.left": {
      const { id } = event.payload;
      await tx.scheduledMessage.deleteMany({ where: { id } });
      return fanOut(tx, { ...(await rowsOf(tx, source, id)), id, teamId, source }, recordedAt);
    }
    case "message.cancelled":
      return cancel(tx, event.payload.id);
    default:
      return;
  }
}

/** A message on its way to whoever is told: who signs it, where its text stands, and its groups. */
export type Told = {
  readonly id: string;
  readonly teamId: string;
  readonly source: SourceId;
  readonly textSeq: number;
  readonly audiences: readonly Audience[];
  readonly by: string;
};

/** What the release or the incident keeps of a message, which is written with its events. */
export async function rowsOf(tx: Tx, source: SourceId, id: string): Promise<Pick<Told, "textSeq" | "audiences" | "by">> {
  const rows = await (source.kind === "release"
    ? tx.$queryRaw<{ row: MessageRow }[]>`
    SELECT row FROM stage_entry WHERE "releaseId" = ${source.id}::uuid AND list = 'messages' AND row->>'id' = ${id} ORDER BY position`
    : tx.$queryRaw<{ row: MessageRow }[]>`
    SELECT m.row FROM incident i, jsonb_array_elements(i.content->'messages') WITH ORDINALITY AS m (row, position)
    WHERE i.id = ${source.id}::uuid AND m.row->>'id' = ${id} ORDER BY m.position`);
  const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
  if (!first || !last) throw new Error(`The ${source.kind} ${source.id} has no message ${id}.`);
  return { textSeq: first.seq, audiences: first.audiences, by: last.by.name };
}

async function schedule(tx: Tx, { by: _, source, ...told }: Told, sendAt: string): Promise<void> {
  await tx.scheduledMessage.createMany({
    data: [{ ...told, ...columnOf(source), audiences: [...told.audiences], sendAt }],
    skipDuplicates: true,
  });
}

/** Before it has left. What was found late and not decided yet is taken back with it. */
async function cancel(tx: Tx, id: string): Promise<void> {
  await tx.scheduledMessage.deleteMany({ where: { id } });
  await tx.messageDelivery.updateMany({
    where: { messageId: id, status: { in: ["waiting", "ask"] } },
    data: { status: "cancelled", reason: "The message was cancelled.", endedAt: new Date() },
  });
}

/**
 * One delivery for each destination that is in a group of the message now. `leaveAt` is a time of the database's clock; a message that is
 * late by it asks first. Where there is a delivery already, it stays as it is.
 */
export async function fanOut(tx: Tx, { id: messageId, source, ...told }: Told, leaveAt: Date): Promise<void> {
  const destinations = await tx.destination.findMany({
    where: { teamId: told.teamId, removedAt: null, audiences: { hasSome: [...told.audiences] } },
    select: { id: true, channel: true, audiences: true },
  });
  if (destinations.length === 0) return;
  const [clock] = await tx.$queryRaw<
    { isLate: boolean }[]
  >`SELECT clock_timestamp() - ${leaveAt}::timestamptz > ${LATE_MINUTES} * interval '1 minute' AS "isLate"`;
  const standing = clock?.isLate ? { status: "ask", reason: LATE_REASON } : { status: "waiting" };
  const data = destinations.map(({ id: destinationId, channel, audiences }) => ({
    id: randomUUID(),
    messageId,
    destinationId,
    channel,
    ...told,
    ...columnOf(source),
    ...standing,
    audiences: told.audiences.filter((one) => audiences.includes(one)),
    leaveAt,
    dueAt: leaveAt,
  }));
  await tx.messageDelivery.createMany({ data, skipDuplicates: true });
}

export const LATE_REASON = `It is more than ${LATE_MINUTES} minutes late.`;
