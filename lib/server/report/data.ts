import type { ReportDto } from "@/lib/contracts/report";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { mayPublishNotes, mayWrite } from "@/lib/domain/report/decide-report";
import { type ReleaseReport, releaseReport } from "@/lib/domain/report/release-report";
import { makeCheckpoint } from "@/lib/server/audit/checkpoint";
import { checkChain, loggedOf, readReleaseLog } from "@/lib/server/audit/data";
import { releaseStream } from "@/lib/server/platform/event-log";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { contentDigest, contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";

/**
 * The report of a release as its log stands now, whose chain is computed anew on the way, with the signed end of the stream, and what the
 * caller may do about it. Not found for another team's release.
 */
export async function getReport(access: Access, id: string): Promise<ReportDto> {
  const loaded = await requireRelease(access, id);
  const { rows, head } = await readReleaseLog(id);
  const stream = releaseStream(id);
  const checkpoint = makeCheckpoint(head ? [[stream, head.seq, head.hash]] : [], new Date().toISOString());
  const report = releaseReport(loggedOf(rows));
  const context = contextOf({ state: loaded.state, asker: access, role: loaded.access, members: null });
  return {
    ...report,
    teamId: loaded.state.teamId,
    notes: { ...report.notes, digest: notesDigest(report) },
    may: {
      write: mayWrite(loaded.state, context)?.message ?? null,
      publish: mayPublishNotes(loaded.state, context)?.message ?? notPublicText(report),
    },
    log: { stream, events: rows.length, problems: checkChain(stream, { rows, head }), checkpoint },
  };
}

/**
 * The command that publishes the notes as they stand in the log now. Refused where that is not what the person saw, where it is published
 * already, and where the public text holds what is internal.
 */
export async function notesCommand(access: Access, id: string, seen: string): Promise<ReleaseCommand> {
  await requireRelease(access, id);
  const { rows, head } = await readReleaseLog(id);
  const report = releaseReport(loggedOf(rows));
  const { public: open, internal, published } = report.notes;
  const digest = notesDigest(report);
  if (digest !== seen)
    throw new Fault("stale", "The notes have changed since you opened them. Look at them again.", { details: { digest } });
  const found = notPublicText(report);
  if (found) throw new Fault("invalid", found, { path: "public" });
  if (published?.public === open && published.internal === internal) {
    throw new Fault("wrong-state", `${published.by} published these notes already.`);
  }
  return { type: "notes.publish", expectedSeq: head?.seq ?? 0, public: open, internal };
}

const notesDigest = ({ notes }: ReleaseReport): string => contentDigest({ public: notes.public, internal: notes.internal });

function notPublicText({ notes: { notPublic } }: ReleaseReport): string | null {
  return notPublic.length === 0 ? null : `The public notes name ${notPublic.join(", ")}. Take that out of the changes or the known issues.`;
}
