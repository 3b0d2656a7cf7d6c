import type { EventPage } from "@/lib/contracts/events";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { pool } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Access } from "@/lib/server/platform/route";
import { openCursor, signCursor } from "@/lib/server/platform/signed-cursor";
import { requireRelease } from "./data";

const SEQ = /^\d{1,9}$/;

/**
 * Events of a release after a place in its stream, in order, at most `limit`. The place is the number of an event, which every
 * answer about a release holds, or the cursor of the page before. 404 for another team's release.
 */
export async function listEvents(access: Access, id: string, { after, limit }: { after: string; limit: number }): Promise<EventPage> {
  await requireRelease(access, id);
  const scope = { list: "events", owner: id } as const;
  const place = SEQ.test(after) ? after : openCursor(scope, after, "after");
  const { rows } = await pool().query<{ seq: number; body: string }>({
    name: "events-page",
    text: "SELECT seq, body FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    values: [releaseStream(id), Number(place), limit + 1],
  });
  const events = rows.slice(0, limit).map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedEvent);
  return { events, next: rows.length > limit ? signCursor(scope, String(events.at(-1)?.seq)) : null };
}
