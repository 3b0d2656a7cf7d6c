import type { AcceptInvitationBody } from "@/lib/contracts/access";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { PersonRef } from "@/lib/domain/release/state";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { hashPassword } from "@/lib/server/platform/password";
import { Fault } from "@/lib/server/platform/problem";
import type { Viewer } from "@/lib/server/platform/session";
import { actorOf } from "@/lib/server/platform/team-events";
import { countAttempt } from "@/lib/server/platform/throttle";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { createPerson, joinTeam } from "./founding";
import { hashToken } from "./one-time-link";

/** An invitation as the person with its link sees it. */
export type OpenInvitation = {
  readonly id: string;
  readonly teamId: string;
  readonly team: { readonly name: string; readonly slug: string };
  readonly name: string;
  readonly email: string;
  readonly role: AccessRole;
  /** Somebody who can sign in already; null for a new person. */
  readonly account: PersonRef | null;
};

/** The invitation behind a link; null when unknown, accepted, revoked or expired, which look the same from outside. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await db().invitation.findFirst({
    where: openWith(token),
    select: { id: true, teamId: true, name: true, email: true, role: true, team: { select: { name: true, slug: true } } },
  });
  if (!row) return null;
  const account = await db().user.findFirst({
    where: { email: row.email, OR: [{ passwordHash: { not: null } }, { identities: { some: {} } }] },
    select: { id: true, name: true, initials: true },
  });
  return { ...row, role: row.role as AccessRole, account };
}

const openWith = (token: string) => ({
  tokenHash: hashToken(token),
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: new Date() },
});

/**
 * Joins the team of an invitation, once. A new person gives name and password; one who has an account must be signed in as
 * it, since a link alone must not take an account over. Throws `not-found` for a dead link, `not-signed-in` and
 * `not-permitted` for the wrong person.
 */
export async function acceptInvitation(body: AcceptInvitationBody, viewer: Viewer | null, address: string): Promise<{ team: string }> {
  const invitation = await findInvitation(body.token);
  if (!invitation) {
    await countAttempt("one-time-code", address);
    throw deadLink();
  }
  const { team } = invitation;
  const join = invitation.account ? joinAs(invitation, viewer) : await joinNew(invitation, body);
  const seq = await db()
    .$transaction(async (tx) => {
      const taken = await tx.invitation.updateMany({ where: openWith(body.token), data: { acceptedAt: new Date() } });
      if (taken.count !== 1) throw deadLink();
      return join(tx);
    })
    .catch((error: unknown) => {
      // Two invitations of one new address, accepted at the same moment: the second finds an account.
      if (!isUniqueViolation(error, "user_email_key")) throw error;
      throw new Fault("conflict", "There is an account for this address by now. Sign in and open the link again.");
    });
  if (seq !== null) publishTeamChange(invitation.teamId, seq);
  return { team: team.slug };
}

const deadLink = (): Fault =>
  new Fault("not-found", "This invitation was used, taken back, or is too old. Ask an admin of the team for a new link.");

/** Answers the seq of its event; null where there was nothing to change. */
type Join = (tx: Prisma.TransactionClient) => Promise<number | null>;

function joinAs(invitation: OpenInvitation, viewer: Viewer | null): Join {
  if (!viewer) throw new Fault("not-signed-in", `Sign in as ${invitation.email} to join.`);
  if (viewer.userId !== invitation.account?.id) {
    throw new Fault("not-permitted", `This invitation is for ${invitation.email}, and you are signed in as ${viewer.email}.`);
  }
  const person = invitation.account;
  return async (tx) => {
    const known = await tx.membership.findUnique({
      where: { teamId_userId: { teamId: invitation.teamId, userId: person.id } },
      select: { role: true },
    });
    return known ? null : joinBy(tx, invitation, person);
  };
}

async function joinNew(invitation: OpenInvitation, { name, password }: AcceptInvitationBody): Promise<Join> {
  if (name === undefined) throw new Fault("bad-input", "Write your name.", { path: "name" });
  if (password === undefined) throw new Fault("bad-input", "Choose a password.", { path: "password" });
  const { email } = invitation;
  const passwordHash = await hashPassword(password);
  return async (tx) => joinBy(tx, invitation, await createPerson(tx, { name, email, passwordHash }));
}

function joinBy(tx: Prisma.TransactionClient, invitation: OpenInvitation, person: PersonRef): Promise<number> {
  const actor = actorOf({ userId: person.id, name: person.name, initials: person.initials });
  const { id, teamId, role } = invitation;
  return joinTeam(tx, { teamId, person, role, invitation: id, actor, occurredAt: now() });
}
