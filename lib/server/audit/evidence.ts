import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import { evidencePack } from "@/lib/domain/audit/evidence-pack";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { db } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";
import { ChainCheck, type StoredEvent, type StreamHead } from "./chain";
import { makeCheckpoint } from "./checkpoint";
import { withSnapshot } from "./snapshot";

/**
 * The evidence pack of a release: made from its events as they are in the log now, whose chain is computed anew on the way. The events
 * and the end that the checkpoint signs are of one snapshot. Not found for another team's release.
 */
export async function getEvidence(access: Access, id: string): Promise<EvidencePackDto> {
  const { state } = await requireRelease(access, id);
  const stream = releaseStream(id);
  const [team, { rows, head }] = await Promise.all([
    db().team.findUniqueOrThrow({ where: { id: state.teamId }, select: { id: true, name: true } }),
    readStream(stream),
  ]);
  const madeAt = new Date().toISOString();
  const check = new ChainCheck(stream, head, { checksClock: false });
  for (const row of rows) check.add(row);
  check.end();
  const problems = check.problems.map(({ seq, message }) => ({ seq, message }));
  const checkpoint = makeCheckpoint(head ? [[stream, head.seq, head.hash]] : [], madeAt);
  const pack = evidencePack(rows.map(toLogged), contentDigest);
  return { format: "tminus-evidence/1", madeAt, team, ...pack, log: { stream, checkpoint, problems } };
}

const toLogged = ({ seq, body, recordedAt, hash }: StoredEvent): LoggedEvent => ({
  ...(JSON.parse(body) as RecordedEvent),
  seq,
  recordedAt,
  hash,
});

function readStream(stream: string): Promise<{ rows: StoredEvent[]; head: StreamHead | null }> {
  return withSnapshot(async (on) => {
    const { rows } = await on.query<Omit<StoredEvent, "recordedAt"> & { recordedAt: Date }>({
      name: "evidence-stream",
      text: `SELECT stream, seq, "teamId", body, "recordedAt", encode("prevHash", 'hex') AS "prevHash", encode(hash, 'hex') AS hash
        FROM event WHERE stream = $1 ORDER BY seq`,
      values: [stream],
    });
    const heads = await on.query<StreamHead>({
      name: "evidence-head",
      text: `SELECT stream, seq, "teamId", encode(hash, 'hex') AS hash FROM stream_head WHERE stream = $1`,
      values: [stream],
    });
    return { rows: rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })), head: heads.rows[0] ?? null };
  });
}
