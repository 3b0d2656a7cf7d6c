import { randomUUID } from "node:crypto";
import type { InviteBody, OneTimeLink } from "@/lib/contracts/access";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { InvitationFacts } from "@/lib/domain/access/team-event";
import { Fault } from "@/lib/server/platform/problem";
import { changePeople } from "./change-people";
import { INVITATION_MS, newLink } from "./one-time-link";
import type { TeamAccess } from "./team";

/** Invites somebody by a link that lasts 7 days. Refuses members, and a second open invitation to one address. */
export async function inviteMember(access: TeamAccess, { name, email, role }: InviteBody): Promise<OneTimeLink> {
  const teamId = access.team.id;
  const { url, tokenHash, expiresAt } = newLink("/invitation", INVITATION_MS);
  const invitation: InvitationFacts = { id: randomUUID(), name, email, role, expiresAt: expiresAt.toISOString() };
  await changePeople(access, async ({ tx, append }) => {
    const member = await tx.membership.findFirst({ where: { teamId, user: { email } }, select: { user: { select: { name: true } } } });
    if (member) throw new Fault("invalid", `This is ${member.user.name}, who is in the team already.`, { path: "email" });
    const open = await tx.invitation.findFirst({ where: { teamId, email, acceptedAt: null, revokedAt: null }, select: { id: true } });
    if (open) throw new Fault("invalid", "This address is invited already. Make a new link for that invitation.", { path: "email" });
    await tx.invitation.create({
      data: { ...invitation, expiresAt, teamId, tokenHash, invitedById: access.access.viewer.userId },
      select: { id: true },
    });
    await append({ type: "member.invited", payload: { invitation } });
  });
  return { url, expiresAt: invitation.expiresAt };
}

const OPEN = { acceptedAt: null, revokedAt: null } as const;
const FACTS = { id: true, name: true, email: true, role: true, expiresAt: true } as const;

/** A new link for an open invitation, with 7 days of its own; the former link is void. */
export async function renewInvitation(access: TeamAccess, id: string): Promise<OneTimeLink> {
  const { url, tokenHash, expiresAt } = newLink("/invitation", INVITATION_MS);
  await changePeople(access, async ({ tx, append }) => {
    const rows = await tx.invitation.updateManyAndReturn({
      where: { id, teamId: access.team.id, ...OPEN },
      data: { tokenHash, expiresAt },
      select: FACTS,
    });
    await append({ type: "invitation.renewed", payload: { invitation: factsOf(rows[0]) } });
  });
  return { url, expiresAt: expiresAt.toISOString() };
}

/** Takes an open invitation back: its link leads nowhere from now on. */
export async function revokeInvitation(access: TeamAccess, id: string): Promise<void> {
  await changePeople(access, async ({ tx, append }) => {
    const rows = await tx.invitation.updateManyAndReturn({
      where: { id, teamId: access.team.id, ...OPEN },
      data: { revokedAt: new Date() },
      select: FACTS,
    });
    await append({ type: "invitation.revoked", payload: { invitation: factsOf(rows[0]) } });
  });
}

type Row = { id: string; name: string; email: string; role: string; expiresAt: Date };

function factsOf(row: Row | undefined): InvitationFacts {
  if (!row) throw new Fault("not-found", "There is no such open invitation.");
  return { ...row, role: row.role as AccessRole, expiresAt: row.expiresAt.toISOString() };
}
