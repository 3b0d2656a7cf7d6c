import { groupNames } from "@/lib/contracts/single-sign-on";
import { type MembershipStep, membershipStep, type RuledMembership, rolesOfGroups } from "@/lib/domain/access/group-mapping";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { log } from "@/lib/server/platform/log";
import type { SignedClaims } from "@/lib/server/platform/oidc";
import { singleSignOn } from "@/lib/server/platform/single-sign-on";
import { changeTeam, type TeamChanging } from "@/lib/server/platform/team-change";

/** Who the log names for what groups at the provider do. */
const PROVIDER: Actor = { kind: "system", id: "single-sign-on", name: "Single sign-on", initials: "SO" };

/** The groups that a sign-in came with; none where the provider says none, or says it in no form that is known. */
export function groupsOf({ groups }: SignedClaims): readonly string[] {
  const result = groupNames.safeParse(groups);
  return result.success ? result.data : [];
}

/**
 * Makes the memberships of a person what their groups give, each change with its event. Memberships made by hand stay as they are,
 * and the last admin of a team stays one. Does nothing where no mapping is set, or the provider left its list of groups out.
 */
export async function followGroups(person: PersonRef, claims: SignedClaims): Promise<void> {
  const mapping = singleSignOn()?.groups;
  if (!mapping) return;
  if (claims.hasTooManyGroups) return log.warn({ person: person.id }, "the provider left the groups out; memberships stay as they are");
  const wanted = rolesOfGroups(mapping, groupsOf(claims));
  const teams = await db().team.findMany({
    where: { OR: [{ slug: { in: [...wanted.keys()] } }, { memberships: { some: { userId: person.id, source: "provider" } } }] },
    select: { id: true, slug: true, memberships: { where: { userId: person.id }, select: { role: true, source: true } } },
    orderBy: { id: "asc" },
  });
  for (const { id, slug, memberships } of teams) {
    const role = wanted.get(slug) ?? null;
    if (membershipStep(ruled(memberships[0]), role)) await followIn(id, person, role);
  }
}

const ruled = (row: { role: string; source: string } | null | undefined): RuledMembership | null =>
  row ? { role: row.role as AccessRole, source: row.source === "provider" ? "provider" : "hand" } : null;

/** One change of the people of a team at a time, decided again behind the lock. */
function followIn(teamId: string, person: PersonRef, wanted: AccessRole | null): Promise<void> {
  return changeTeam({ teamId, actor: PROVIDER }, async (changing) => {
    const { tx } = changing;
    await tx.$queryRaw`SELECT id FROM team WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.membership.findUnique({
      where: { teamId_userId: { teamId, userId: person.id } },
      select: { role: true, source: true },
    });
    const step = membershipStep(ruled(row), wanted);
    if (!step) return;
    if (step.kind !== "join" && (await isLastAdmin(tx, teamId, person.id))) {
      return log.warn({ team: teamId, person: person.id }, "the groups take the last admin of a team, who stays");
    }
    await take(changing, teamId, person, step);
  });
}

async function isLastAdmin(tx: Prisma.TransactionClient, teamId: string, userId: string): Promise<boolean> {
  const admins = await tx.membership.findMany({ where: { teamId, role: "admin" }, select: { userId: true } });
  return admins.length === 1 && admins[0]?.userId === userId;
}

async function take({ tx, at, append }: TeamChanging, teamId: string, person: PersonRef, step: MembershipStep): Promise<void> {
  const { id: userId, name, initials } = person;
  const where = { teamId_userId: { teamId, userId } };
  const who: PersonRef = { id: userId, name, initials };
  switch (step.kind) {
    case "join":
      await tx.membership.create({
        data: { teamId, userId, role: step.role, source: "provider", createdAt: at },
        select: { teamId: true },
      });
      await append({ type: "member.joined", payload: { person: who, role: step.role, invitation: null } });
      return;
    case "change":
      await tx.membership.update({ where, data: { role: step.to }, select: { teamId: true } });
      await append({ type: "member.role-changed", payload: { person: who, from: step.from, to: step.to } });
      return;
    case "leave":
      await tx.membership.delete({ where, select: { teamId: true } });
      await append({ type: "member.removed", payload: { person: who, role: step.role } });
  }
}
