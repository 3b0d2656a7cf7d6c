import type { ChangePasswordBody } from "@/lib/contracts/access";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import type { Viewer } from "@/lib/server/platform/session";
import { proveWithPassword } from "./proof";
import { tellTeams } from "./tell-teams";

/**
 * Changes one's own password, by the present one. Every other session of the person ends, and a reset link that lies about
 * is void. Each of their teams' logs says that it happened. Throws `invalid` with path `present` for a wrong present password.
 */
export async function changePassword(viewer: Viewer, { present, password }: ChangePasswordBody): Promise<{ sessions: number }> {
  await proveWithPassword(viewer, present, "present");
  const passwordHash = await hashPassword(password);
  const { userId: id, name, initials } = viewer;
  return db().$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { passwordHash }, select: { id: true } });
    await tx.passwordReset.updateMany({ where: { userId: id, usedAt: null }, data: { expiresAt: new Date() } });
    const { count: sessions } = await tx.session.updateMany({
      where: { userId: id, revokedAt: null, expiresAt: { gt: new Date() }, idHash: { not: viewer.sessionHash } },
      data: { revokedAt: new Date() },
    });
    const person = { id, name, initials };
    await tellTeams(tx, person, { type: "password.changed", payload: { person, sessions } });
    return { sessions };
  });
}
