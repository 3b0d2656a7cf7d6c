import type { AuditEntry } from "@/lib/contracts/audit";
import { describeTeamEvent } from "@/lib/domain/access/describe-team-event";
import type { RecordedTeamEvent } from "@/lib/domain/access/team-event";
import { describeIncidentEvent } from "@/lib/domain/incident/describe-incident-event";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { describeEvent } from "@/lib/domain/release/describe-event";
import type { DescribedRelease } from "@/lib/domain/release/describe-words";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { pool } from "@/lib/server/platform/db";

export type LogRow = { readonly stream: string; readonly seq: number; readonly body: string; readonly recordedAt: Date };

type NamedRelease = DescribedRelease & { readonly name: string };

/** The id of a stream of that kind; null for one of another. */
const idOf = (kind: "release" | "incident", stream: string): string | null =>
  stream.startsWith(`${kind}:`) ? stream.slice(kind.length + 1) : null;

/** Rows of the log as people read them, with the titles and zones of their releases. */
export async function describeEntries(teamId: string, rows: readonly LogRow[]): Promise<AuditEntry[]> {
  const idsOf = (kind: "release" | "incident") => [...new Set(rows.flatMap(({ stream }) => idOf(kind, stream) ?? []))];
  const [releases, incidents] = await Promise.all([readReleases(teamId, idsOf("release")), readIncidents(teamId, idsOf("incident"))]);
  return rows.map((row) => {
    const id = idOf("release", row.stream);
    const incident = idOf("incident", row.stream);
    try {
      if (incident !== null) return incidentEntry(row, incident, incidents.get(incident));
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
  return { stream, seq, type: "unreadable", actor, text, tone: "failed", release: null, incident: null, occurredAt: at, recordedAt: at };
}

function releaseEntry(row: LogRow, id: string, release: NamedRelease | undefined): AuditEntry {
  const event = { ...JSON.parse(row.body), seq: row.seq } as RecordedEvent;
  const { text, tone } = describeEvent(event, release);
  return { ...common(row, event), text, tone, release: { id, name: release?.name ?? "a release" }, incident: null };
}

function teamEntry(row: LogRow): AuditEntry {
  const event = { ...JSON.parse(row.body), seq: row.seq } as RecordedTeamEvent;
  return { ...common(row, event), ...describeTeamEvent(event), release: null, incident: null };
}

function incidentEntry(row: LogRow, id: string, title: string | undefined): AuditEntry {
  const event = { ...JSON.parse(row.body), seq: row.seq } as RecordedIncidentEvent;
  const described = describeIncidentEvent(event, { time: (at) => `${zonedTime(at, "UTC")} on ${dayLabel(at, "UTC")}` });
  return { ...common(row, event), ...described, release: null, incident: { id, name: title ?? "an incident" } };
}

function common(
  { stream, seq, recordedAt }: LogRow,
  { type, actor, occurredAt }: RecordedEvent | RecordedTeamEvent | RecordedIncidentEvent,
) {
  return { stream, seq, type, actor, occurredAt, recordedAt: recordedAt.toISOString() };
}

async function readIncidents(teamId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool().query<{ id: string; title: string }>({
    name: "audit-incidents",
    text: `SELECT id, content->>'title' AS title FROM incident WHERE id = ANY($1) AND "teamId" = $2`,
    values: [ids, teamId],
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
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
