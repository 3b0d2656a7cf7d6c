import type { ChangeRoleBody, OneTimeLink } from "@/lib/contracts/access";
import { ACCESS_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { changePeople, refuseOwnRow, requireMember } from "./change-people";
import { newLink, RESET_MS } from "./one-time-link";
import { requireProof } from "./proof";
import { endSessionsOf } from "./sessions";
import { findUnstaffedWithout } from "./staffing";
import type { TeamAccess } from "./team";

/**
 * Gives a member another role. Refuses one's own row, a role that somebody else changed meanwhile (`stale`), and taking the
 * last admin's. The same role is no change and no event. A role given by hand is not the provider's to change any more.
 */
export async function changeRole(access: TeamAccess, userId: string, { role, seen }: ChangeRoleBody): Promise<void> {
  refuseOwnRow(access, userId, "You cannot change your own role.");
  const teamId = access.team.id;
  await changePeople(access, async ({ tx, append }) => {
    const present = await requireMember(tx, teamId, userId);
    if (present.role !== seen) {
      throw new Fault("stale", `${present.person.name} is ${ACCESS_ROLE_NAMES[present.role]} by now.`, { details: { role: present.role } });
    }
    if (role === seen) return;
    const changed = await tx.$executeRaw`
      UPDATE membership m SET role = ${role}, source = 'hand'
      WHERE m."teamId" = ${teamId}::uuid AND m."userId" = ${userId}::uuid AND m.role = ${seen}
        AND (m.role <> 'admin' OR EXISTS (
          SELECT FROM membership o WHERE o."teamId" = m."teamId" AND o.role = 'admin' AND o."userId" <> m."userId"))`;
    if (changed === 0) throw lastAdmin(present.person.name);
    await append({ type: "member.role-changed", payload: { person: present.person, from: seen, to: role } });
  });
}

/**
 * Takes somebody out of the team; what they did stays under their name. Refuses one's own row, the last admin, and whoever a
 * release under way cannot do without, naming the releases (SIGNOFF rule 4).
 */
export async function removeMember(access: TeamAccess, userId: string): Promise<void> {
  refuseOwnRow(access, userId, "You cannot remove yourself.");
  const teamId = access.team.id;
  await changePeople(access, async ({ tx, append }) => {
    const { person, role } = await requireMember(tx, teamId, userId);
    const unstaffed = await findUnstaffedWithout(tx, teamId, userId);
    if (unstaffed.length > 0) {
      const names = listed(
        unstaffed.map((one) => one.name),
        "and",
      );
      const text = `Without ${person.name} nobody could sign off ${names}. Change the roster there first.`;
      throw new Fault("unsatisfiable", text, { details: { releases: unstaffed } });
    }
    const removed = await tx.$executeRaw`
      DELETE FROM membership m
      WHERE m."teamId" = ${teamId}::uuid AND m."userId" = ${userId}::uuid
        AND (m.role <> 'admin' OR EXISTS (
          SELECT FROM membership o WHERE o."teamId" = m."teamId" AND o.role = 'admin' AND o."userId" <> m."userId"))`;
    if (removed === 0) throw lastAdmin(person.name);
    await append({ type: "member.removed", payload: { person, role } });
  });
}

const lastAdmin = (name: string): Fault =>
  new Fault("wrong-state", `${name} is the only admin of the team. Make somebody else an admin first.`);

/** Signs a member out on every browser at once. Answers how many sessions that ended. */
export async function endMemberSessions(access: TeamAccess, userId: string): Promise<{ sessions: number }> {
  const teamId = access.team.id;
  return changePeople(access, async ({ tx, append }) => {
    const { person } = await requireMember(tx, teamId, userId);
    const sessions = await endSessionsOf(tx, userId);
    if (sessions > 0) await append({ type: "member.signed-out", payload: { person, sessions } });
    return { sessions };
  });
}

/**
 * A link with which a member sets a new password; a former one is void. Whoever holds it can become that person, so it needs
 * a fresh proof, is never for oneself, and is refused for people of teams that this admin does not administer.
 */
export async function issuePasswordReset(access: TeamAccess, userId: string): Promise<OneTimeLink> {
  refuseOwnRow(access, userId, "You cannot make a reset link for yourself.");
  requireProof(access.access.viewer);
  const teamId = access.team.id;
  await requireMember(db(), teamId, userId);
  const { url, tokenHash, expiresAt } = newLink("/password-reset", RESET_MS);
  await changePeople(access, async ({ tx, append }) => {
    const { person } = await requireMember(tx, teamId, userId);
    const foreign = await tx.membership.findFirst({
      where: { userId, team: { memberships: { none: { userId: access.access.viewer.userId, role: "admin" } } } },
      select: { teamId: true },
    });
    if (foreign) {
      throw new Fault("not-permitted", "Only an admin of every team that this person belongs to can make a reset link for them.");
    }
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { expiresAt: new Date() } });
    await tx.passwordReset.create({ data: { tokenHash, userId, expiresAt }, select: { userId: true } });
    await append({ type: "password-reset.issued", payload: { person, expiresAt: expiresAt.toISOString() } });
  });
  return { url, expiresAt: expiresAt.toISOString() };
}
