import { db } from "@/lib/server/platform/db";
import { verifyPassword } from "@/lib/server/platform/password";
import { Fault } from "@/lib/server/platform/problem";
import type { Viewer } from "@/lib/server/platform/session";
import { countAttempt, forgetAttempts } from "@/lib/server/platform/throttle";

const FRESH_MS = 15 * 60_000;

/** Refuses with `proof-needed` when the person last proved who they are more than 15 minutes ago. */
export function requireProof(viewer: Viewer): void {
  if (Date.now() - Date.parse(viewer.provedAt) <= FRESH_MS) return;
  throw new Fault("proof-needed", "Prove again who you are: this needs a proof that is not older than 15 minutes.");
}

/**
 * Renews the proof of this session by the password. Throttled per session, so that neither a found browser is a place to
 * guess at nor a guesser can keep the person themselves from signing elsewhere.
 */
export async function proveWithPassword(viewer: Viewer, password: string, path = "password"): Promise<{ provedAt: string }> {
  await countAttempt("proof", viewer.sessionHash);
  const user = await db().user.findUnique({ where: { id: viewer.userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password))) {
    throw new Fault("invalid", "The password is not right.", { path });
  }
  await forgetAttempts("proof", viewer.sessionHash);
  const provedAt = new Date();
  const { count } = await db().session.updateMany({ where: { idHash: viewer.sessionHash, revokedAt: null }, data: { provedAt } });
  if (count === 0) throw new Fault("not-signed-in", "Sign in to go on.");
  return { provedAt: provedAt.toISOString() };
}
