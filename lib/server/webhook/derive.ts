import { randomUUID } from "node:crypto";
import { kindOf } from "@/lib/domain/audit/event-kinds";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { cloudEventOf, type ToldRelease } from "@/lib/domain/webhook/cloud-event";
import { db, pool } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";

/** Streams are caught up with in steps of so many events, each a transaction. */
const STEP = 200;

/** As many streams are asked about at once. */
const PER_LOOK = 500;

/** Streams of teams with an active webhook in which something happened that no delivery was made for yet. */
const behind = (which: string) => `SELECT h.stream FROM stream_head h LEFT JOIN webhook_cursor c ON c.stream = h.stream
    WHERE h."teamId" IN (SELECT e."teamId" FROM webhook_endpoint e WHERE e."activeSince" IS NOT NULL)
      AND ${which} AND h.seq > coalesce(c.seq, 0) LIMIT ${PER_LOOK}`;
const ALL_BEHIND = { name: "webhooks-behind", text: behind(`h.stream LIKE 'release:%'`) };
const MOVED_BEHIND = { name: "webhooks-behind-of", text: behind("h.stream = ANY($1)") };

/**
 * Makes the deliveries of what happened since the last time on these releases, or on all, from the log (ADR 27): the change itself knows
 * nothing of webhooks, and a crash anywhere in between only delays. Several processes may do this at once.
 */
export async function deriveDeliveries(releases: readonly string[] | null): Promise<void> {
  if (releases?.length === 0) return;
  const query = releases ? { ...MOVED_BEHIND, values: [releases.map(releaseStream)] } : ALL_BEHIND;
  let streams: { stream: string }[];
  do {
    ({ rows: streams } = await pool().query<{ stream: string }>(query));
    for (const { stream } of streams) while ((await deriveStep(stream)) === STEP);
  } while (streams.length === PER_LOOK);
}

type Endpoint = { id: string; kinds: string[]; activeSince: Date | null };
type EventRow = { seq: number; body: string; recordedAt: Date };

/** One step of one stream. The lock on its cursor lets one process at a time; who comes second finds it done. */
function deriveStep(stream: string): Promise<number> {
  return db().$transaction(async (tx) => {
    const release = await readRelease(tx, stream.slice("release:".length));
    if (!release) return 0;
    const { teamId } = release;
    await tx.$executeRaw`INSERT INTO webhook_cursor (stream, "teamId", seq) VALUES (${stream}, ${teamId}::uuid, 0) ON CONFLICT DO NOTHING`;
    const [cursor] = await tx.$queryRaw<{ seq: number }[]>`SELECT seq FROM webhook_cursor WHERE stream = ${stream} FOR UPDATE`;
    const events = await tx.$queryRaw<EventRow[]>`
      SELECT seq, body, "recordedAt" FROM event WHERE stream = ${stream} AND seq > ${cursor?.seq ?? 0} ORDER BY seq LIMIT ${STEP}`;
    const last = events.at(-1);
    if (!last) return 0;
    const endpoints = await tx.webhookEndpoint.findMany({
      where: { teamId, activeSince: { not: null } },
      select: { id: true, kinds: true, activeSince: true },
    });
    const teamUrl = new URL(`/t/${release.slug}`, env().TMINUS_URL).href;
    const data = events.flatMap((row) => deliveriesOf(row, { stream, teamId, release, endpoints, teamUrl }));
    if (data.length > 0) await tx.webhookDelivery.createMany({ data, skipDuplicates: true });
    await tx.webhookCursor.update({ where: { stream }, data: { seq: last.seq }, select: { seq: true } });
    return events.length;
  });
}

type Told = { stream: string; teamId: string; release: ToldRelease; endpoints: readonly Endpoint[]; teamUrl: string };

function deliveriesOf({ seq, body, recordedAt }: EventRow, { stream, teamId, release, endpoints, teamUrl }: Told) {
  const event = { ...JSON.parse(body), seq } as RecordedEvent;
  const kind = kindOf(event.type);
  const wanted = endpoints.filter(({ kinds, activeSince }) => activeSince && recordedAt >= activeSince && kinds.includes(kind));
  if (wanted.length === 0) return [];
  const message = cloudEventOf({ event, release, teamUrl });
  const text = JSON.stringify(message);
  return wanted.map(({ id: endpointId }) => ({
    id: randomUUID(),
    endpointId,
    teamId,
    stream,
    seq,
    type: message.type,
    body: text,
    status: "waiting",
    dueAt: new Date(),
  }));
}

type NamedRelease = ToldRelease & { teamId: string; slug: string };

/** As it is now: the message tells what happened by its event, and of the release what is true when it is made. */
async function readRelease(tx: Prisma.TransactionClient, id: string): Promise<NamedRelease | null> {
  const row = await tx.release.findUnique({
    where: { id },
    select: { id: true, teamId: true, status: true, details: true, team: { select: { slug: true } } },
  });
  return row && ({ ...row, slug: row.team.slug } as unknown as NamedRelease);
}
