import type { RecordedTeamEvent } from "@/lib/domain/access/team-event";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { ChainCheck, type StoredEvent, type StreamHead } from "./chain";
import { type Checkpoint, compareCheckpoint } from "./checkpoint";
import type { AuditProblem, AuditReport } from "./report";
import { type Snapshot, withSnapshot } from "./snapshot";
import { compareIncident, compareRelease, compareTeam } from "./tables";

const BATCH = 1_000;

export type VerifyOptions = {
  /** Whether the clocks must agree within 5 s: everywhere but in a demo or test, whose command clock may be moved. */
  readonly checksClock: boolean;
  /** Checkpoints that left the database earlier; each stream must still contain what they name. */
  readonly checkpoints?: readonly Checkpoint[];
};

/**
 * Re-computes every chain of the log, compares its ends, folds each stream and compares with the tables. Reads one snapshot,
 * so it may run while people work. What cannot be seen from inside the database, a tail that was deleted with the head and
 * the tables rolled back, is found with checkpoints.
 */
export function verifyAudit({ checksClock, checkpoints = [] }: VerifyOptions): Promise<AuditReport> {
  return withSnapshot((on) => verifyOn(on, { checksClock, checkpoints }));
}

async function verifyOn(client: Snapshot, { checksClock, checkpoints }: Required<VerifyOptions>): Promise<AuditReport> {
  const heads = await readHeads(client);
  const streams = await readStreams(client, heads);
  const problems: AuditProblem[] = [];
  let events = 0;
  for (const stream of streams) {
    const check = new ChainCheck(stream, heads.get(stream) ?? null, { checksClock });
    const bodies: string[] = [];
    for await (const event of readStream(client, stream)) {
      check.add(event);
      bodies.push(event.body);
    }
    check.end();
    events += bodies.length;
    problems.push(...check.problems, ...(await compareTables(client, { stream, bodies, found: check.problems })));
  }
  problems.push(...(await findUnlogged(client, streams)));
  for (const checkpoint of checkpoints) problems.push(...(await compareCheckpoint(client, checkpoint)));
  return { streams: streams.length, events, problems };
}

/** A stream with holes or unreadable texts cannot be folded: its own problems say enough. */
async function compareTables(
  client: Snapshot,
  { stream, bodies, found }: { stream: string; bodies: readonly string[]; found: readonly AuditProblem[] },
): Promise<AuditProblem[]> {
  if (found.some(({ fault, seq }) => fault === "not-canonical" || (fault === "missing" && seq !== null && seq <= bodies.length))) return [];
  const events: unknown[] = bodies.map((body, index) => ({ ...JSON.parse(body), seq: index + 1 }));
  const [kind, id = ""] = stream.split(":");
  const problems = await compareStream(client, { kind, id, events });
  return problems.map((problem) => ({ ...problem, stream, fault: "tables-differ" }));
}

async function compareStream(client: Snapshot, { kind, id, events }: { kind: string | undefined; id: string; events: unknown[] }) {
  if (kind === "team") return compareTeam(client, id, events as RecordedTeamEvent[]);
  if (kind === "incident") return compareIncident(client, id, events as RecordedIncidentEvent[]);
  return compareRelease(id, events as RecordedEvent[]);
}

async function readHeads(client: Snapshot): Promise<Map<string, StreamHead>> {
  const { rows } = await client.query<StreamHead>(`SELECT stream, "teamId", seq, encode(hash, 'hex') AS hash FROM stream_head`);
  return new Map(rows.map((head) => [head.stream, head]));
}

async function readStreams(client: Snapshot, heads: ReadonlyMap<string, StreamHead>): Promise<string[]> {
  const { rows } = await client.query<{ stream: string }>("SELECT DISTINCT stream FROM event");
  return [...new Set([...heads.keys(), ...rows.map((row) => row.stream)])].sort();
}

async function* readStream(client: Snapshot, stream: string): AsyncGenerator<StoredEvent> {
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Omit<StoredEvent, "recordedAt"> & { recordedAt: Date }>({
      name: "audit-stream",
      text: `SELECT stream, seq, "teamId", body, "recordedAt", encode("prevHash", 'hex') AS "prevHash", encode(hash, 'hex') AS hash
        FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      values: [stream, after, BATCH],
    });
    for (const row of rows) yield { ...row, recordedAt: row.recordedAt.toISOString() };
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.seq;
  }
}

/** Releases, incidents and teams that were made past the log. */
async function findUnlogged(client: Snapshot, streams: readonly string[]): Promise<AuditProblem[]> {
  const { rows } = await client.query<{ stream: string }>(
    `SELECT s.stream FROM (SELECT 'release:' || id AS stream FROM release UNION ALL SELECT 'team:' || id FROM team
       UNION ALL SELECT 'incident:' || id FROM incident) s
     WHERE NOT s.stream = ANY($1) ORDER BY s.stream`,
    [streams],
  );
  return rows.map(({ stream }) => ({
    stream,
    seq: null,
    fault: "tables-differ",
    message: "The tables have it, and the log knows nothing of it.",
  }));
}
