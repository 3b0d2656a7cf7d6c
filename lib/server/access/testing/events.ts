import type { RecordedTeamEvent } from "@/lib/domain/access/team-event";
import { pool } from "@/lib/server/platform/db";
import { teamStream } from "@/lib/server/platform/event-log";

/** What the log says of a team, oldest first. */
export async function teamEvents(teamId: string): Promise<RecordedTeamEvent[]> {
  const { rows } = await pool().query<{ seq: number; body: string }>("SELECT seq, body FROM event WHERE stream = $1 ORDER BY seq", [
    teamStream(teamId),
  ]);
  return rows.map(({ seq, body }) => ({ ...JSON.parse(body), seq }));
}

/** What a change added to the log of a team: types and payloads. */
export async function eventsAdded(teamId: string, change: () => Promise<unknown>): Promise<Pick<RecordedTeamEvent, "type" | "payload">[]> {
  const before = (await teamEvents(teamId)).length;
  await change();
  return (await teamEvents(teamId)).slice(before).map(({ type, payload }) => ({ type, payload }));
}
