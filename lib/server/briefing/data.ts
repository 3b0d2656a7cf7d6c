import type { BriefingDto } from "@/lib/contracts/briefing";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import { mayDraft } from "@/lib/domain/briefing/decide-briefing";
import { briefingDifference } from "@/lib/domain/briefing/difference";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import { suggestBriefing } from "@/lib/domain/briefing/suggest";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { Access } from "@/lib/server/platform/route";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";

/** A draft of the next version of a briefing, as it was saved last. */
export type Draft = {
  readonly version: number;
  /** The version in force that it was written on. */
  readonly base: number;
  readonly content: BriefingContent;
  readonly savedBy: PersonRef;
  readonly savedAt: string;
};

/** The text of a release's briefing, what changed in it, and for those who may write at it the draft. 404 for another team's release. */
export async function getBriefing(access: Access, release: string): Promise<BriefingDto> {
  const { state, members, access: role } = await requireRelease(access, release);
  const version = currentBriefing(state)?.version ?? 0;
  const mayWrite = mayDraft(state, contextOf({ state, asker: access, role, members })) === null;
  const [texts, draft] = await Promise.all([textsOf(release, version), mayWrite ? findDraft(release) : null]);
  const [content, before] = [texts.get(version), texts.get(version - 1)];
  return {
    release,
    current: content ? { version, content } : null,
    changes: content && before ? briefingDifference(before, content) : [],
    draft: draft?.base === version ? draft : null,
    suggestion: mayWrite && !content ? suggestBriefing(state) : null,
  } as BriefingDto;
}

/** The text of a version and of the one before, by version. */
export async function textsOf(releaseId: string, version: number): Promise<ReadonlyMap<number, BriefingContent>> {
  if (version === 0) return new Map();
  const rows = await db().briefingVersion.findMany({
    where: { releaseId, version: { in: [version - 1, version] } },
    select: { version: true, content: true },
  });
  return new Map(rows.map((row) => [row.version, contentOf(row.content)]));
}

/** The draft of a release that was saved last; one on an older version was published since, or has had its time. */
export async function findDraft(releaseId: string): Promise<Draft | null> {
  const row = await db().briefingDraft.findUnique({
    where: { releaseId },
    select: { version: true, base: true, content: true, savedBy: true, savedAt: true },
  });
  if (!row) return null;
  return {
    version: row.version,
    base: row.base,
    content: contentOf(row.content),
    savedBy: row.savedBy as PersonRef,
    savedAt: row.savedAt.toISOString(),
  };
}

/** Json columns of this room were written by us, from what the contracts let through. */
const contentOf = (column: unknown): BriefingContent => column as BriefingContent;
