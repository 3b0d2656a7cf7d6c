import type { CompleteResetBody } from "@/lib/contracts/access";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { hashPassword } from "@/lib/server/platform/password";
import { Fault } from "@/lib/server/platform/problem";
import { countAttempt } from "@/lib/server/platform/throttle";
import { hashToken } from "./one-time-link";
import { endSessionsOf } from "./sessions";
import { tellTeams } from "./tell-teams";

const openWith = (token: string) => ({ tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } });

/** Whose password a link resets; null when it is unknown, used, replaced or expired. */
export async function findReset(token: string): Promise<(PersonRef & { email: string }) | null> {
  const row = await db().passwordReset.findFirst({
    where: { ...openWith(token), user: { disabledAt: null } },
    select: { user: { select: { id: true, name: true, initials: true, email: true } } },
  });
  return row?.user ?? null;
}

/** Sets a new password, once per link, and ends every session of the person. Throws `not-found` for a dead link. */
export async function completeReset({ token, password }: CompleteResetBody, address: string): Promise<{ email: string }> {
  const person = await findReset(token);
  if (!person) {
    await countAttempt("one-time-code", address);
    throw deadLink();
  }
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    const used = await tx.passwordReset.updateMany({ where: openWith(token), data: { usedAt: new Date() } });
    if (used.count !== 1) throw deadLink();
    await tx.user.update({ where: { id: person.id }, data: { passwordHash }, select: { id: true } });
    const sessions = await endSessionsOf(tx, person.id);
    const { id, name, initials } = person;
    await tellTeams(tx, person, { type: "password-reset.used", payload: { person: { id, name, initials }, sessions } });
  });
  return { email: person.email };
}

const deadLink = (): Fault =>
  new Fault("not-found", "This link was used, replaced, or is older than 24 hours. Ask an admin for a new one.");
