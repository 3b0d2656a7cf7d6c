import { db } from "@/lib/server/platform/db";

/** Has somebody sign in at a provider of single sign-on from now on: they have no password any more. */
export async function giveToProvider(userId: string, { issuer, subject }: { issuer: string; subject: string }): Promise<void> {
  await db().identity.create({ data: { issuer, subject, userId }, select: { userId: true } });
  await db().user.update({ where: { id: userId }, data: { passwordHash: null }, select: { id: true } });
}

/** Makes the last proof of somebody's sessions an hour old. */
export async function makeProofOld(userId: string): Promise<void> {
  await db().session.updateMany({ where: { userId }, data: { provedAt: new Date(Date.now() - 3600_000) } });
}
