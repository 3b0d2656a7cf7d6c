import type { AuditChoices, AuditEntry, AuditPageDto, AuditQuery, AuditRecord } from "@/lib/contracts/audit";
import type { RecordedTeamEvent } from "@/lib/domain/access/team-event";
import { typesOf } from "@/lib/domain/audit/event-kinds";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { Fault } from "@/lib/server/platform/problem";
import { ChainCheck, type StoredEvent, type StreamHead } from "./chain";
import { readCursor, writeCursor } from "./cursor";
import { describeEntries, type LogRow } from "./describe";
import { withSnapshot } from "./snapshot";

const PAGE = 50;

// By the database's clock, which is the order of recording; the rest only settles ties.
const LIST = {
  name: "audit-list",
  text: `SELECT e.stream, e.seq, e.body, e."recordedAt" FROM event e
    WHERE e."teamId" = $1
      AND ($2::text IS NULL OR e.stream = $2)
      AND ($3::text IS NULL OR e.body::jsonb #>> '{actor,id}' = $3)
      AND ($4::text[] IS NULL OR e.body::jsonb ->> 'type' = ANY($4))
      AND ($5::timestamptz IS NULL OR e."recordedAt" >= $5)
      AND ($6::timestamptz IS NULL OR e."recordedAt" < $6)
      AND ($7::timestamptz IS NULL OR (e."recordedAt", e.stream, e.seq) < ($7, $8::text, $9::int))
    ORDER BY e."recordedAt" DESC, e.stream DESC, e.seq DESC LIMIT $10`,
};

/** A page of the log of a team, newest first. Another team's release narrows it to nothing. Throws for a tampered cursor. */
export async function listAudit({ team }: TeamAccess, query: AuditQuery): Promise<AuditPageDto> {
  const after = query.cursor === undefined ? null : readCursor(team.id, query.cursor);
  const { rows } = await pool().query<LogRow>({
    ...LIST,
    values: [
      team.id,
      query.release ? releaseStream(query.release) : null,
      query.person ?? null,
      query.kind ? typesOf(query.kind) : null,
      query.from ?? null,
      query.to ?? null,
      after?.recordedAt ?? null,
      after?.stream ?? null,
      after?.seq ?? null,
      PAGE + 1,
    ],
  });
  const shown = rows.slice(0, PAGE);
  const entries: AuditEntry[] = await describeEntries(team.id, shown);
  const last = shown.at(-1);
  const hasMore = rows.length > PAGE && last;
  return { entries, next: hasMore ? writeCursor(team.id, { ...last, recordedAt: last.recordedAt.toISOString() }) : null };
}

/** One event as it is stored. Not found in another team's streams. */
export async function getAuditRecord({ team }: TeamAccess, stream: string, seq: number): Promise<AuditRecord> {
  const { rows } = await pool().query<AuditRecord & { recordedAt: Date }>({
    name: "audit-record",
    text: `SELECT stream, seq, body, "recordedAt", encode("prevHash", 'hex') AS "prevHash", encode(hash, 'hex') AS hash
      FROM event WHERE stream = $1 AND seq = $2 AND "teamId" = $3`,
    values: [stream, seq, team.id],
  });
  const row = rows[0];
  if (!row) throw new Fault("not-found", "There is no such event.");
  return { ...row, recordedAt: row.recordedAt.toISOString() };
}

/** The releases of a team, newest T-0 first, and everybody who ever was in it, for the filters. */
export async function listAuditChoices({ team }: TeamAccess): Promise<AuditChoices> {
  const [releases, joined] = await Promise.all([
    pool().query<{ id: string; name: string }>({
      name: "audit-releases",
      text: `SELECT r.id, (r.details #>> '{service,name}') || ' ' || r."toVersion" AS name FROM release r
        WHERE r."teamId" = $1 ORDER BY r."plannedT0" DESC, r.id LIMIT 500`,
      values: [team.id],
    }),
    pool().query<{ body: string }>({
      name: "audit-people",
      text: `SELECT body FROM event WHERE stream = $1 AND body::jsonb ->> 'type' = 'member.joined' ORDER BY seq`,
      values: [teamStream(team.id)],
    }),
  ]);
  const people = new Map<string, string>();
  for (const { body } of joined.rows) {
    const event = JSON.parse(body) as Extract<RecordedTeamEvent, { type: "member.joined" }>;
    people.set(event.payload.person.id, event.payload.person.name);
  }
  const byName = [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { releases: releases.rows, people: byName };
}

type ReleaseLog = { readonly rows: readonly StoredEvent[]; readonly head: StreamHead | null };

/** The whole stream of a release and its noted end, of one moment. Whoever may see it is the caller's to ask. */
export function readReleaseLog(id: string): Promise<ReleaseLog> {
  const stream = releaseStream(id);
  return withSnapshot(async (on) => {
    const { rows } = await on.query<Omit<StoredEvent, "recordedAt"> & { recordedAt: Date }>({
      name: "release-log",
      text: `SELECT stream, seq, "teamId", body, "recordedAt", encode("prevHash", 'hex') AS "prevHash", encode(hash, 'hex') AS hash
        FROM event WHERE stream = $1 ORDER BY seq`,
      values: [stream],
    });
    const heads = await on.query<StreamHead>({
      name: "release-log-head",
      text: `SELECT stream, seq, "teamId", encode(hash, 'hex') AS hash FROM stream_head WHERE stream = $1`,
      values: [stream],
    });
    return { rows: rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })), head: heads.rows[0] ?? null };
  });
}

/** What is wrong with the chain of a stream that was read whole, computed anew; empty where it holds. The clocks are not compared. */
export function checkChain(stream: string, { rows, head }: ReleaseLog): { readonly seq: number | null; readonly message: string }[] {
  const check = new ChainCheck(stream, head, { checksClock: false });
  for (const row of rows) check.add(row);
  check.end();
  return check.problems.map(({ seq, message }) => ({ seq, message }));
}

/** Stored events as the rules read them. */
export const loggedOf = (rows: readonly StoredEvent[]): LoggedEvent[] =>
  rows.map(({ seq, body, recordedAt, hash }) => ({ ...(JSON.parse(body) as RecordedEvent), seq, recordedAt, hash }));
