import type { EventPage } from "@/lib/contracts/events";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { pool } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Access } from "@/lib/server/platform/route";
import { requireRelease } from "./data";

/** Events of a release after a place in its stream, in order, at most `limit`. 404 for another team's release. */
export async function listEvents(access: Access, id: string, { after, limit }: { after: number; limit: number }): Promise<EventPage> {
  await requireRelease(access, id);
  const { rows } = await pool().query<{ seq: number; body: string }>({
    name: "events-page",
    text: "SELECT seq, body FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    values: [releaseStream(id), after, limit + 1],
  });
  const events = rows.slice(0, limit).map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedEvent);
  return { events, next: rows.length > limit ? (events.at(-1)?.seq ?? null) : null };
}
