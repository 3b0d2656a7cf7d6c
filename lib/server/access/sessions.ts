import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import type { Viewer } from "@/lib/server/platform/session";

/** Ends one of the person's own sessions; the next request from there is refused, open streams close within seconds. */
export async function endOwnSession(viewer: Viewer, idHash: string): Promise<void> {
  const { count } = await db().session.updateMany({
    where: { idHash, userId: viewer.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new Fault("not-found", "There is no such session, or it has ended.");
}

/** Ends all sessions of the person but the one that asks. Answers how many. */
export async function endOtherSessions(viewer: Viewer): Promise<{ sessions: number }> {
  const { count } = await db().session.updateMany({
    where: { userId: viewer.userId, revokedAt: null, expiresAt: { gt: new Date() }, idHash: { not: viewer.sessionHash } },
    data: { revokedAt: new Date() },
  });
  return { sessions: count };
}

/** Ends every session of somebody. Answers how many there were. */
export async function endSessionsOf(tx: Prisma.TransactionClient, userId: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { revokedAt: new Date() },
  });
  return count;
}
