import { foldMembers, type RecordedTeamEvent } from "@/lib/domain/access/team-event";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { foldIncident } from "@/lib/domain/incident/evolve";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { evolve, foldRelease } from "@/lib/domain/release/evolve";
import type { ReleaseState } from "@/lib/domain/release/state";
import { loadIncident } from "@/lib/server/incident/data";
import { pool } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import { loadRelease } from "@/lib/server/release/load";
import { differences } from "./differences";
import type { AuditProblem } from "./report";
import type { Snapshot } from "./snapshot";

const NOBODY = "00000000-0000-0000-0000-000000000000";

type Problem = Omit<AuditProblem, "stream" | "fault">;

/** Whether a release in the tables is what its events, folded, say. `events` are those of its stream as a snapshot saw them. */
export async function compareRelease(id: string, events: readonly RecordedEvent[]): Promise<Problem[]> {
  const loaded = await loadRelease(id, NOBODY);
  const last = events.at(-1)?.seq ?? 0;
  if (!loaded) return [{ seq: null, message: "The log has events of this release, and there is no such release." }];
  const { state } = loaded;
  if (state.seq < last)
    return [{ seq: state.seq + 1, message: `The release stands at event ${state.seq}, and its log goes on to ${last}.` }];
  // Whatever happened since the snapshot was committed together with the tables.
  const since = state.seq > last ? await readEvents(id, last, state.seq) : [];
  if (last + since.length < state.seq) {
    return [{ seq: last + 1, message: `The release stands at event ${state.seq}, and its log ends at ${last + since.length}.` }];
  }
  try {
    const folded = since.reduce(evolve, foldRelease(events));
    // Through JSON, so that what was left out and what is undefined are alike.
    const said = { ...folded, ...textsSaid([...events, ...since]) };
    const stored = { ...state, ...(await textsStored(state)) };
    const paths = differences(JSON.parse(JSON.stringify(said)), JSON.parse(JSON.stringify(stored)));
    return paths.map((path) => ({ seq: null, message: `The tables differ from the events at ${path}.` }));
  } catch (error) {
    return [{ seq: null, message: `Its events cannot be folded: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

/** The texts of briefings are no part of the state: what was published, by the events and by the table. */
function textsSaid(events: readonly RecordedEvent[]) {
  const texts = events.flatMap((event) => (event.type === "briefing.published" ? [event.payload.content] : []));
  return texts.length > 0 ? { texts } : {};
}

async function textsStored({ id, briefings }: ReleaseState) {
  if (!briefings) return {};
  const { rows } = await pool().query<{ content: unknown }>(
    `SELECT content FROM briefing_version WHERE "releaseId" = $1 AND version <= $2 ORDER BY version`,
    [id, briefings.length],
  );
  return { texts: rows.map((row) => row.content) };
}

async function readEvents(id: string, after: number, upTo: number): Promise<RecordedEvent[]> {
  const { rows } = await pool().query<{ seq: number; body: string }>(
    "SELECT seq, body FROM event WHERE stream = $1 AND seq > $2 AND seq <= $3 ORDER BY seq",
    [releaseStream(id), after, upTo],
  );
  return rows.map(({ seq, body }) => ({ ...JSON.parse(body), seq }) as RecordedEvent);
}

/** Whether the memberships of a team are what its events say; both of one snapshot, since they carry no number to compare by. */
export async function compareTeam(on: Snapshot, id: string, events: readonly RecordedTeamEvent[]): Promise<Problem[]> {
  const { rows } = await on.query<{ userId: string; role: string }>(`SELECT "userId", role FROM membership WHERE "teamId" = $1`, [id]);
  const said = foldMembers(events);
  const stored = new Map(rows.map(({ userId, role }) => [userId, role]));
  const people = [...new Set([...said.keys(), ...stored.keys()])].sort();
  return people.flatMap((person) => {
    const [log, table] = [said.get(person) ?? "no member", stored.get(person) ?? "no member"];
    return log === table ? [] : [{ seq: null, message: `Person ${person} is ${table} in the table, and ${log} by the events.` }];
  });
}

/** Whether an incident in the tables is what its events, folded, say; both of one snapshot. */
export async function compareIncident(on: Snapshot, id: string, events: readonly RecordedIncidentEvent[]): Promise<Problem[]> {
  const loaded = await loadIncident(id, NOBODY, on);
  if (!loaded) return [{ seq: null, message: "The log has events of this incident, and there is no such incident." }];
  // Read from its release, whose own tables are compared.
  const { toldByRelease: _, ...state } = loaded.state;
  try {
    const paths = differences(JSON.parse(JSON.stringify(foldIncident(events))), JSON.parse(JSON.stringify(state)));
    return paths.map((path) => ({ seq: null, message: `The tables differ from the events at ${path}.` }));
  } catch (error) {
    return [{ seq: null, message: `Its events cannot be folded: ${error instanceof Error ? error.message : String(error)}` }];
  }
}
