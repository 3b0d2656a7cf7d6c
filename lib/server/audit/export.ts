import type { AuditRecord } from "@/lib/contracts/audit";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { makeCheckpoint, readHeads } from "./checkpoint";

const BATCH = 200;
const encoder = new TextEncoder();

/** One JSON object per line. The format is documented at `streamExport` and checked by scripts/verify-export.mjs. */
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * The whole log of a team as JSON lines, made while it is read:
 * - first `{"format":"tminus-audit/1","team":…,"exportedAt":…}`;
 * - then each event as it is stored: `{"stream","seq","recordedAt","prevHash","hash","body"}`, in order within its stream,
 *   up to the ends that the streams had when the export began;
 * - last the checkpoint of those ends, signed where the installation has a key. An export without it was cut off.
 * Only one batch is in memory; a reader that stops reading stops the database too.
 */
export async function streamExport({ team }: TeamAccess, now: string): Promise<ReadableStream<Uint8Array>> {
  const lines = exportLines(team, await readHeads(team.id), now);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await lines.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

async function* exportLines(
  team: TeamAccess["team"],
  heads: Awaited<ReturnType<typeof readHeads>>,
  now: string,
): AsyncGenerator<string, void> {
  const { id, slug, name } = team;
  yield line({ format: "tminus-audit/1", team: { id, slug, name }, exportedAt: now });
  for (const [stream, end] of heads) {
    for (let after = 0; after < end; ) {
      const records = await readBatch(stream, after, end);
      const last = records.at(-1);
      // A hole at the end: the verifier misses those events, and says so.
      if (!last) break;
      after = last.seq;
      yield records.map(line).join("");
    }
  }
  yield line({ checkpoint: makeCheckpoint(heads, now) });
}

async function readBatch(stream: string, after: number, end: number): Promise<AuditRecord[]> {
  const { rows } = await pool().query<Omit<AuditRecord, "recordedAt"> & { recordedAt: Date }>({
    name: "audit-export",
    text: `SELECT stream, seq, "recordedAt", encode("prevHash", 'hex') AS "prevHash", encode(hash, 'hex') AS hash, body
      FROM event WHERE stream = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`,
    values: [stream, after, end, BATCH],
  });
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}

/** The export as a file to save: `audit-<team>-<day>.jsonl`. */
export async function exportResponse(team: TeamAccess): Promise<Response> {
  const at = new Date().toISOString();
  return new Response(await streamExport(team, at), {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${team.team.slug}-${at.slice(0, 10)}.jsonl"`,
      "cache-control": "no-store",
    },
  });
}
