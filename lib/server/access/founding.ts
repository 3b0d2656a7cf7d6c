import { randomUUID } from "node:crypto";
import { initialsOf } from "@/lib/domain/access/initials";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { freeSlug } from "./slug";

type Tx = Prisma.TransactionClient;

/** Who does it, and when by the command's clock. */
export type Doing = { readonly actor: Actor; readonly occurredAt: string };

export type NewPerson = {
  readonly id?: string;
  readonly name: string;
  readonly email: string;
  /** argon2id, PHC text; null for somebody who cannot sign in yet. */
  readonly passwordHash: string | null;
  readonly zone?: string | null;
};

/** Stores a person. Throws Prisma's P2002 where the address already belongs to somebody. */
export async function createPerson(tx: Tx, { id = randomUUID(), name, email, passwordHash, zone = null }: NewPerson): Promise<PersonRef> {
  return tx.user.create({
    data: { id, name, initials: initialsOf(name), email: email.trim().toLowerCase(), passwordHash, zone },
    select: { id: true, name: true, initials: true },
  });
}

/** Stores a team under an address made from its name, with its first event. */
export async function createTeam(
  tx: Tx,
  { id = randomUUID(), name, actor, occurredAt }: Doing & { readonly id?: string; readonly name: string },
): Promise<{ id: string; slug: string; name: string }> {
  const team = { id, name, slug: await freeSlug(tx, name) };
  await tx.team.create({ data: { ...team, createdAt: occurredAt }, select: { id: true } });
  await appendTeamEvent(tx, { teamId: id, actor, occurredAt, type: "team.created", payload: team });
  return team;
}

type Joining = Doing & {
  readonly teamId: string;
  readonly person: PersonRef;
  readonly role: AccessRole;
  /** The invitation that was accepted, if any. */
  readonly invitation?: string | null;
};

/** Makes somebody a member. Answers the seq of its event. Throws Prisma's P2002 where they are one already. */
export async function joinTeam(tx: Tx, { teamId, person, role, invitation = null, actor, occurredAt }: Joining): Promise<number> {
  await tx.membership.create({ data: { teamId, userId: person.id, role, createdAt: occurredAt }, select: { teamId: true } });
  return appendTeamEvent(tx, { teamId, actor, occurredAt, type: "member.joined", payload: { person, role, invitation } });
}
