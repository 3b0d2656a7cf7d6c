import { randomUUID } from "node:crypto";
import { receiptOf } from "@/lib/domain/notice/receipt";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { makeCheckpoint } from "@/lib/server/audit/checkpoint";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { leaving } from "./leaving";
import { type Person, toSignOffEvent } from "./mappers";

type Since = { state: ReleaseState; after: number; people: readonly Person[]; at: Instant };
type EventRow = { seq: number; body: string; hash: string };

/** Receipts of what was signed, refused and taken back after an event of the log, each with the signed entry that holds it. */
export async function receiptsSince(
  tx: Prisma.TransactionClient,
  { state, after, people, at }: Since,
): Promise<Prisma.NoticeCreateManyInput[]> {
  if (state.seq === after) return [];
  const stream = releaseStream(state.id);
  const events = await tx.$queryRaw<EventRow[]>`
    SELECT seq, body, encode(hash, 'hex') AS hash FROM event
    WHERE stream = ${stream} AND seq > ${after} AND seq <= ${state.seq} AND body LIKE '%"type":"sign-off.recorded"}' ORDER BY seq`;
  return events.flatMap((row) => {
    const checkpoint = JSON.stringify({ checkpoint: makeCheckpoint([[stream, row.seq, row.hash]], at) });
    const event = toSignOffEvent(row);
    const receipt = receiptOf(state, event, checkpoint);
    const person = people.find(({ ref }) => ref.id === receipt?.personId);
    if (!receipt || !person) return [];
    const kind = "receipt";
    const told = { id: randomUUID(), teamId: state.teamId, releaseId: state.id, userId: person.ref.id, kind, isUrgent: false };
    // What one did a moment ago is no news in the inbox.
    const readAt = receipt.isOwnAct ? at : null;
    const { key, words } = receipt;
    return [{ ...told, key, words, readAt, at: event.occurredAt, ...leaving(person, { kind, isUrgent: false }, at) }];
  });
}
