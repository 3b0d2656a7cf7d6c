import type { BriefingDto } from "@/lib/contracts/briefing";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import { mayDraft } from "@/lib/domain/briefing/decide-briefing";
import { briefingDifference } from "@/lib/domain/briefing/difference";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import { suggestBriefing } from "@/lib/domain/briefing/suggest";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
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
  const since = comparedWith(state, access.viewer.userId, version);
  const [texts, draft] = await Promise.all([textsOf(release, [since, version]), mayWrite ? findDraft(release) : null]);
  const [content, before] = [texts.get(version), texts.get(since)];
  return {
    release,
    current: content ? { version, content } : null,
    changesSince: since,
    changes: content && before ? briefingDifference(before, content) : [],
    draft: draft?.base === version ? draft : null,
    suggestion: mayWrite && !content ? suggestBriefing(state) : null,
  } as BriefingDto;
}

/** The version that a reader knows: the last one that they confirmed, else the one before this. Several may have come in between. */
function comparedWith({ confirmations = [] }: ReleaseState, userId: string, version: number): number {
  const mine = confirmations.findLast((one) => one.kind === "confirmed" && one.person.id === userId && one.version < version);
  return mine?.version ?? Math.max(0, version - 1);
}

/** The texts of versions, by version; of those that there are. */
export async function textsOf(releaseId: string, versions: readonly number[]): Promise<ReadonlyMap<number, BriefingContent>> {
  const rows = await db().briefingVersion.findMany({
    where: { releaseId, version: { in: [...versions] } },
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
