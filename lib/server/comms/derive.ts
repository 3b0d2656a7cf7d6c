import { randomUUID } from "node:crypto";
import { LATE_MINUTES } from "@/lib/domain/comms/delivery";
import type { Audience, MessageRow } from "@/lib/domain/comms/message";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { db, pool } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";

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
const ALL_BEHIND = { name: "messages-behind", text: behind(`h.stream LIKE 'release:%'`) };
const MOVED_BEHIND = { name: "messages-behind-of", text: behind("h.stream = ANY($1)") };

/**
 * Hands on what was sent since the last time on these releases, or on all, from the log: one delivery per message and destination.
 * Several processes may do it at once.
 */
export async function deriveDeliveries(releases: readonly string[] | null): Promise<void> {
  if (releases?.length === 0) return;
  const query = releases ? { ...MOVED_BEHIND, values: [releases.map(releaseStream)] } : ALL_BEHIND;
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
  const releaseId = stream.slice("release:".length);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO message_cursor (stream, seq) VALUES (${stream}, 0) ON CONFLICT DO NOTHING`;
    const [cursor] = await tx.$queryRaw<{ seq: number }[]>`SELECT seq FROM message_cursor WHERE stream = ${stream} FOR UPDATE`;
    const [head] = await tx.$queryRaw<{ seq: number; teamId: string }[]>`SELECT seq, "teamId" FROM stream_head WHERE stream = ${stream}`;
    if (!head) return;
    const events = await tx.$queryRaw<EventRow[]>`
      SELECT seq, body, "recordedAt" FROM event
      WHERE stream = ${stream} AND seq > ${cursor?.seq ?? 0} AND seq <= ${head.seq} AND body LIKE '%"type":"message.%"}' ORDER BY seq`;
    for (const { seq, body, recordedAt } of events) {
      await handOn(tx, { event: { ...JSON.parse(body), seq } as RecordedEvent, recordedAt, teamId: head.teamId, releaseId });
    }
    await tx.messageCursor.update({ where: { stream }, data: { seq: head.seq }, select: { seq: true } });
  });
}

type Happened = { event: RecordedEvent; recordedAt: Date; teamId: string; releaseId: string };

async function handOn(tx: Tx, { event, recordedAt, teamId, releaseId }: Happened): Promise<void> {
  switch (event.type) {
    case "message.sent":
    case "message.approved": {
      const id = event.type === "message.sent" ? event.payload.message.id : event.payload.id;
      const told = { ...(await rowsOf(tx, releaseId, id)), id, teamId, releaseId };
      if (event.payload.sendAt > event.occurredAt) return schedule(tx, told, event.payload.sendAt);
      return fanOut(tx, { ...told, by: event.actor.name }, recordedAt);
    }
    case "message.left": {
      const { id } = event.payload;
      await tx.scheduledMessage.deleteMany({ where: { id } });
      return fanOut(tx, { ...(await rowsOf(tx, releaseId, id)), id, teamId, releaseId }, recordedAt);
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
  readonly releaseId: string;
  readonly textSeq: number;
  readonly audiences: readonly Audience[];
  readonly by: string;
};

/** What the release keeps of a message, which is written with its events. */
export async function rowsOf(tx: Tx, releaseId: string, id: string): Promise<Pick<Told, "textSeq" | "audiences" | "by">> {
  const rows = await tx.$queryRaw<{ row: MessageRow }[]>`
    SELECT row FROM stage_entry WHERE "releaseId" = ${releaseId}::uuid AND list = 'messages' AND row->>'id' = ${id} ORDER BY position`;
  const [first, last] = [rows[0]?.row, rows.at(-1)?.row];
  if (!first || !last) throw new Error(`Release ${releaseId} has no message ${id}.`);
  return { textSeq: first.seq, audiences: first.audiences, by: last.by.name };
}

async function schedule(tx: Tx, { by: _, ...told }: Told, sendAt: string): Promise<void> {
  await tx.scheduledMessage.createMany({ data: [{ ...told, audiences: [...told.audiences], sendAt }], skipDuplicates: true });
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
export async function fanOut(tx: Tx, { id: messageId, ...told }: Told, leaveAt: Date): Promise<void> {
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
    ...standing,
    audiences: told.audiences.filter((one) => audiences.includes(one)),
    leaveAt,
    dueAt: leaveAt,
  }));
  await tx.messageDelivery.createMany({ data, skipDuplicates: true });
}

export const LATE_REASON = `It is more than ${LATE_MINUTES} minutes late.`;
