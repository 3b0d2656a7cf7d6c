import { aboutOf, type BriefedAbout } from "@/lib/domain/briefing/about";
import type { BriefingContent } from "@/lib/domain/briefing/content";
import { currentBriefing } from "@/lib/domain/briefing/standing";
import type { Instant } from "@/lib/domain/time/instant";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { countAttempt, refundAttempt } from "@/lib/server/platform/throttle";
import { loadRelease } from "@/lib/server/release/load";
import { textsOf } from "./data";
import { hashLink } from "./links";

/** All that somebody with a link sees: the text in force and the facts around it. No people, no checklist, no way on. */
export type SharedBriefing = {
  readonly about: BriefedAbout;
  readonly content: BriefingContent;
  readonly version: number;
  readonly publishedAt: Instant;
  /** Why it was rolled back; null where it was not. */
  readonly rolledBack: string | null;
  readonly expiresAt: Instant;
  readonly now: Instant;
};

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The briefing behind a link. Null for one that is unknown, expired or taken back, which look the same from outside; `busy` for an
 * address from which too many such links were tried.
 */
export async function findShared(secret: string, address: string): Promise<SharedBriefing | "busy" | null> {
  try {
    await countAttempt("shared-link", address);
  } catch (error) {
    if (error instanceof Fault && error.code === "too-many") return "busy";
    throw error;
  }
  const link = await db().briefingLink.findFirst({
    where: { tokenHash: hashLink(secret), revokedAt: null, expiresAt: { gt: new Date(now()) } },
    select: { releaseId: true, expiresAt: true },
  });
  if (!link) return null;
  // Who has a link is no guesser, however often they look.
  await refundAttempt("shared-link", address);
  return read(link);
}

async function read({ releaseId, expiresAt }: { releaseId: string; expiresAt: Date }): Promise<SharedBriefing | null> {
  const state = (await loadRelease(releaseId, NOBODY))?.state;
  const current = state && currentBriefing(state);
  const content = current && (await textsOf(releaseId, [current.version])).get(current.version);
  if (!state || !current || !content) return null;
  return {
    about: aboutOf(state),
    content,
    version: current.version,
    publishedAt: current.at,
    rolledBack: state.rollback?.reason ?? null,
    expiresAt: expiresAt.toISOString(),
    now: now(),
  };
}
