import type { IncidentDto } from "@/lib/contracts/incident";
import { snippetValues } from "@/lib/domain/checklist/snippet";
import { type MessageRow, sentMessages } from "@/lib/domain/comms/message";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { pool } from "@/lib/server/platform/db";

const SHOWN = 5;

const READ = {
  name: "incident-related",
  text: `SELECT r.details,
      (SELECT jsonb_agg(e.row ORDER BY e.position DESC) FROM (SELECT row, position FROM stage_entry
        WHERE "releaseId" = r.id AND list = 'readings' ORDER BY position DESC LIMIT ${SHOWN}) e) AS readings,
      (SELECT jsonb_agg(e.row ORDER BY e.position) FROM stage_entry e WHERE e."releaseId" = r.id AND e.list = 'messages') AS messages
    FROM release r WHERE r.id = $1`,
};

type Row = { details: ReleaseDetails; readings: Reading[] | null; messages: MessageRow[] | null };

/** What an incident shows of its release: what fills commands, and what was read and told lately. Nothing without a release. */
export async function relatedTo(release: string | null): Promise<Pick<IncidentDto, "values" | "related">> {
  const { rows } = release === null ? { rows: [] } : await pool().query<Row>({ ...READ, values: [release] });
  const [row] = rows;
  if (!row) return { values: {}, related: { readings: [], messages: [] } };
  const messages = sentMessages(row.messages ?? [])
    .toReversed()
    .slice(0, SHOWN);
  return {
    values: { ...snippetValues(row.details) },
    related: {
      readings: (row.readings ?? []).map((reading) => ({
        id: reading.id,
        phase: reading.phase,
        text: readingText(reading),
        at: reading.observedAt,
      })),
      messages: messages.map(({ id, subject, sendAt }) => ({ id, subject, at: sendAt })),
    },
  };
}

/** `p95 latency, canary: 250 ms` */
const readingText = (reading: Reading): string => `${metricName(reading)}, ${reading.side}: ${valueText(reading.value, reading.unit)}`;
