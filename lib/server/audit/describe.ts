import type { AuditEntry } from "@/lib/contracts/audit";
import { describeTeamEvent } from "@/lib/domain/access/describe-team-event";
import type { RecordedTeamEvent } from "@/lib/domain/access/team-event";
import { describeEvent } from "@/lib/domain/release/describe-event";
import type { DescribedRelease } from "@/lib/domain/release/describe-words";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { pool } from "@/lib/server/platform/db";

export type LogRow = { readonly stream: string; readonly seq: number; readonly body: string; readonly recordedAt: Date };

type NamedRelease = DescribedRelease & { readonly name: string };

const PREFIX = "release:";
const releaseOf = (stream: string): string | null => (stream.startsWith(PREFIX) ? stream.slice(PREFIX.length) : null);

/** Rows of the log as people read them, with the titles and zones of their releases. */
export async function describeEntries(teamId: string, rows: readonly LogRow[]): Promise<AuditEntry[]> {
  const ids = [...new Set(rows.flatMap(({ stream }) => releaseOf(stream) ?? []))];
  const releases = await readReleases(teamId, ids);
  return rows.map((row) => {
    const id = releaseOf(row.stream);
    try {
      return id === null ? teamEntry(row) : releaseEntry(row, id, releases.get(id));
    } catch {
      return unreadable(row);
    }
  });
}

/** Somebody wrote into the table past the application. The rest of the log is shown all the same. */
function unreadable({ stream, seq, recordedAt }: LogRow): AuditEntry {
  const at = recordedAt.toISOString();
  const actor = { kind: "unknown", id: "", name: "Somebody", initials: "?" };
  const text = "wrote what cannot be read: this event was tampered with";
  return { stream, seq, type: "unreadable", actor, text, tone: "failed", release: null, occurredAt: at, recordedAt: at };
}

function releaseEntry(row: LogRow, id: string, release: NamedRelease | undefined): AuditEntry {
  const event = { ...JSON.parse(row.body), seq: row.seq } as RecordedEvent;
  const { text, tone } = describeEvent(event, release);
  return { ...common(row, event), text, tone, release: { id, name: release?.name ?? "a release" } };
}

function teamEntry(row: LogRow): AuditEntry {
  const event = { ...JSON.parse(row.body), seq: row.seq } as RecordedTeamEvent;
  return { ...common(row, event), ...describeTeamEvent(event), release: null };
}

function common({ stream, seq, recordedAt }: LogRow, { type, actor, occurredAt }: RecordedEvent | RecordedTeamEvent) {
  return { stream, seq, type, actor, occurredAt, recordedAt: recordedAt.toISOString() };
}

async function readReleases(teamId: string, ids: readonly string[]): Promise<Map<string, NamedRelease>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool().query<{ id: string } & NamedRelease>({
    name: "audit-names",
    text: `SELECT r.id, r.details, (r.details #>> '{service,name}') || ' ' || r."toVersion" AS name,
        (SELECT coalesce(jsonb_agg(p.definition), '[]') FROM release_phase p WHERE p."releaseId" = r.id) AS phases,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', i.key, 'title', i.definition->'title', 'kind', i.definition->'kind',
          'unit', i.definition->'unit', 'options', i.definition->'options')), '[]') FROM release_item i WHERE i."releaseId" = r.id) AS items
      FROM release r WHERE r.id = ANY($1) AND r."teamId" = $2`,
    values: [ids, teamId],
  });
  return new Map(rows.map(({ id, ...release }) => [id, release]));
}
