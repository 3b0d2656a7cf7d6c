import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { evidencePack } from "@/lib/domain/audit/evidence-pack";
import { db } from "@/lib/server/platform/db";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";
import { makeCheckpoint } from "./checkpoint";
import { checkChain, loggedOf, readReleaseLog } from "./data";

/**
 * The evidence pack of a release: made from its events as they are in the log now, whose chain is computed anew on the way. The events
 * and the end that the checkpoint signs are of one snapshot. Not found for another team's release.
 */
export async function getEvidence(access: Access, id: string): Promise<EvidencePackDto> {
  const { state } = await requireRelease(access, id);
  const stream = releaseStream(id);
  const [team, { rows, head }] = await Promise.all([
    db().team.findUniqueOrThrow({ where: { id: state.teamId }, select: { id: true, name: true } }),
    readReleaseLog(id),
  ]);
  const madeAt = new Date().toISOString();
  const problems = checkChain(stream, { rows, head });
  const checkpoint = makeCheckpoint(head ? [[stream, head.seq, head.hash]] : [], madeAt);
  const pack = evidencePack(loggedOf(rows), contentDigest);
  return { format: "tminus-evidence/1", madeAt, team, ...pack, log: { stream, checkpoint, problems } };
}
