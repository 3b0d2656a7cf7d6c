import type { ReportDto } from "@/lib/contracts/report";
import { releaseReport } from "@/lib/domain/report/release-report";
import { makeCheckpoint } from "@/lib/server/audit/checkpoint";
import { loggedOf, readReleaseLog } from "@/lib/server/audit/data";
import { releaseStream } from "@/lib/server/platform/event-log";
import type { Access } from "@/lib/server/platform/route";
import { requireRelease } from "@/lib/server/release/data";

/** The report of a release as its log stands now, with the signed end of the stream. Not found for another team's release. */
export async function getReport(access: Access, id: string): Promise<ReportDto> {
  const { state } = await requireRelease(access, id);
  const { rows, head } = await readReleaseLog(id);
  const stream = releaseStream(id);
  const checkpoint = makeCheckpoint(head ? [[stream, head.seq, head.hash]] : [], new Date().toISOString());
  return { ...releaseReport(loggedOf(rows)), teamId: state.teamId, log: { stream, checkpoint } };
}
