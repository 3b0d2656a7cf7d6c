import type { IncidentDto } from "@/lib/contracts/incident";
import { snippetValues } from "@/lib/domain/checklist/snippet";
import { type MessageRow, sentMessages, standingMessages } from "@/lib/domain/comms/message";
import type { IncidentState } from "@/lib/domain/incident/state";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { countDeliveries } from "@/lib/server/delivery/data";
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

type Related = Pick<IncidentDto, "values" | "related">;

/** What an incident shows of its release: what fills commands, and what was read and told lately. Of one that stands alone, what was told. */
export async function relatedTo({ teamId, release, messages = [] }: IncidentState): Promise<Related> {
  if (release === null) return { values: {}, related: { readings: [], messages: await toldOf(teamId, standingMessages(messages)) } };
  const { rows } = await pool().query<Row>({ ...READ, values: [release.id] });
  const [row] = rows;
  if (!row) return { values: {}, related: { readings: [], messages: [] } };
  return {
    values: { ...snippetValues(row.details) },
    related: {
      readings: (row.readings ?? []).map((reading) => ({
        id: reading.id,
        phase: reading.phase,
        text: readingText(reading),
        at: reading.observedAt,
      })),
      messages: await toldOf(teamId, sentMessages(row.messages ?? [])),
    },
  };
}

/** The last of them, newest first, with how they arrived. */
async function toldOf(teamId: string, messages: readonly MessageRow[]): Promise<Related["related"]["messages"]> {
  const shown = messages.toReversed().slice(0, SHOWN);
  const deliveryOf = await countDeliveries(
    teamId,
    shown.map(({ id }) => id),
  );
  return shown.map(({ id, subject, act, at, sendAt }) => ({ id, subject, act, at: sendAt ?? at, delivery: deliveryOf(id) }));
}

/** `p95 latency, canary: 250 ms` */
const readingText = (reading: Reading): string => `${metricName(reading)}, ${reading.side}: ${valueText(reading.value, reading.unit)}`;
