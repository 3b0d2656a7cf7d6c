import { permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";
import type { TeamAccess } from "./team";

/**
 * Changes the people of a team, one change at a time: the team's row is locked, and whether the admin still is one is asked
 * again behind the lock, so that two admins who demote each other cannot both succeed.
 */
export function changePeople<T>({ access, team }: TeamAccess, run: (changing: TeamChanging) => Promise<T>): Promise<T> {
  return changeTeam({ teamId: team.id, viewer: access.viewer }, async (changing) => {
    await changing.tx.$queryRaw`SELECT id FROM team WHERE id = ${team.id}::uuid FOR NO KEY UPDATE`;
    const membership = await changing.tx.membership.findUnique({
      where: { teamId_userId: { teamId: team.id, userId: access.viewer.userId } },
      select: { role: true },
    });
    if (!membership) throw new Fault("not-found", "There is no such team.");
    if (!permissionsOf(membership.role as AccessRole, []).has("member.manage")) {
      throw new Fault("not-permitted", `You are no admin of ${team.name} any more.`);
    }
    return run(changing);
  });
}

/** A member of the team; not found for everybody else, whether they exist or not. */
export async function requireMember(
  on: Prisma.TransactionClient,
  teamId: string,
  userId: string,
): Promise<{ person: PersonRef; role: AccessRole }> {
  const row = await on.membership.findUnique({
    where: { teamId_userId: { teamId, userId } },
    select: { role: true, user: { select: { id: true, name: true, initials: true } } },
  });
  if (!row) throw new Fault("not-found", "There is no such member.");
  return { person: row.user, role: row.role as AccessRole };
}

/** Nobody changes their own row: rights are given and taken by somebody else. */
export function refuseOwnRow({ access }: TeamAccess, userId: string, what: string): void {
  if (access.viewer.userId === userId) throw new Fault("not-permitted", `${what} Ask another admin of the team.`);
}
