import type { AccessRole } from "@/lib/domain/access/roles";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { inTokenTeam, permissionsFor, tokenScopeFault } from "@/lib/server/platform/token";

/** A team that the person is a member of, and that their role there allows what was asked. */
export type TeamAccess = {
  readonly access: Access;
  readonly team: { readonly id: string; readonly slug: string; readonly name: string };
  readonly role: AccessRole;
};

/**
 * The team of an id (or slug), for somebody who may do what the route declares there.
 * A team one is not a member of is not found, exactly like one that does not exist.
 */
export async function requireTeam(access: Access, key: { id: string } | { slug: string }): Promise<TeamAccess> {
  const membership = await db().membership.findFirst({
    where: { userId: access.viewer.userId, team: inTokenTeam(access.viewer, key) },
    select: { role: true, team: { select: { id: true, slug: true, name: true } } },
  });
  if (!membership) throw new Fault("not-found", "There is no such team.");
  const role = membership.role as AccessRole;
  if (!permissionsFor(access.viewer, role).has(access.permission)) {
    if (access.viewer.token) throw tokenScopeFault();
    throw new Fault("not-permitted", `Your role in ${membership.team.name} (${role}) does not allow this. Ask an admin of the team.`);
  }
  return { access, team: membership.team, role };
}
