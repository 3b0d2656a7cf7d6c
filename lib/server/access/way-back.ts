import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { type Doing, joinTeam } from "./founding";
import { newLink, RESET_MS } from "./one-time-link";

type Tx = Prisma.TransactionClient;

/** Whoever has the machine: the log says so, since nobody signed in did it. */
export const OPERATOR: Actor = { kind: "system", id: "operator", name: "The operator of the server", initials: "OP" };

type WayBack = { readonly url: string; readonly name: string; readonly expiresAt: string; readonly madeAdmin: string | null };

/**
 * A way back in for somebody whom no admin can help: a link with which they set a new password and, where `slug` names a
 * team, the admin role there. For a command on the server only; every step is in the log of the teams concerned.
 * Throws `not-found` for an unknown address or team.
 */
export async function openWayBack(email: string, slug: string | null): Promise<WayBack> {
  const doing = { actor: OPERATOR, occurredAt: new Date().toISOString() };
  const { url, tokenHash, expiresAt } = newLink("/password-reset", RESET_MS);
  return db().$transaction(async (tx) => {
    const person = await findPerson(tx, email);
    const team = slug === null ? null : await findTeam(tx, slug);
    const isNew = team !== null && (await makeAdmin({ tx, teamId: team.id, person, ...doing }));
    await tx.passwordReset.updateMany({ where: { userId: person.id, usedAt: null }, data: { expiresAt: new Date() } });
    await tx.passwordReset.create({ data: { tokenHash, userId: person.id, expiresAt }, select: { userId: true } });
    const memberships = await tx.membership.findMany({
      where: { userId: person.id },
      select: { teamId: true },
      orderBy: { teamId: "asc" },
    });
    const payload = { person, expiresAt: expiresAt.toISOString() };
    for (const { teamId } of memberships) await appendTeamEvent(tx, { teamId, ...doing, type: "password-reset.issued", payload });
    return { url, name: person.name, expiresAt: payload.expiresAt, madeAdmin: isNew ? team.name : null };
  });
}

async function findPerson(tx: Tx, email: string): Promise<PersonRef> {
  const person = await tx.user.findUnique({
    where: { email: email.trim().toLowerCase(), disabledAt: null },
    select: { id: true, name: true, initials: true },
  });
  if (!person) throw new Fault("not-found", `Nobody here has the address ${email}.`);
  return person;
}

async function findTeam(tx: Tx, slug: string): Promise<{ id: string; name: string }> {
  const team = await tx.team.findUnique({ where: { slug }, select: { id: true, name: true } });
  if (!team) throw new Fault("not-found", `There is no team ${slug}.`);
  return team;
}

type Making = Doing & { readonly tx: Tx; readonly teamId: string; readonly person: PersonRef };

/** True where that changed anything. */
async function makeAdmin({ tx, teamId, person, actor, occurredAt }: Making): Promise<boolean> {
  const key = { teamId_userId: { teamId, userId: person.id } };
  const present = await tx.membership.findUnique({ where: key, select: { role: true } });
  if (!present) {
    await joinTeam(tx, { teamId, person, role: "admin", actor, occurredAt });
    return true;
  }
  if (present.role === "admin") return false;
  await tx.membership.update({ where: key, data: { role: "admin" }, select: { role: true } });
  const payload = { person, from: present.role as AccessRole, to: "admin" as const };
  await appendTeamEvent(tx, { teamId, actor, occurredAt, type: "member.role-changed", payload });
  return true;
}
