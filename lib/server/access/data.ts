import type { InvitationDto, MembersDto, SessionsDto, TeamsDto } from "@/lib/contracts/access";
import { browserName } from "@/lib/domain/access/browser-name";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole } from "@/lib/domain/access/roles";
import { db } from "@/lib/server/platform/db";
import { type Paging, placeOf, takeOf, toPage } from "@/lib/server/platform/page";
import type { Access } from "@/lib/server/platform/route";
import type { Viewer } from "@/lib/server/platform/session";
import { permissionsFor } from "@/lib/server/platform/token";
import type { TeamAccess } from "./team";

/** The people of a team by name, and on the first page its open invitations for those who may manage them. */
export async function listMembers({ team, role }: TeamAccess, paging: Paging = null): Promise<MembersDto> {
  const canManage = permissionsOf(role, []).has("member.manage");
  const scope = { list: "members", owner: team.id } as const;
  const place = placeOf(scope, paging);
  const [rows, invitations] = await Promise.all([
    db().membership.findMany({
      where: { teamId: team.id, ...(place ? afterName(place) : {}) },
      select: { role: true, createdAt: true, user: { select: { id: true, name: true, initials: true, email: true } } },
      orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
      ...takeOf(paging),
    }),
    canManage && !place ? listInvitations(team.id) : [],
  ]);
  const { shown, next } = toPage(scope, paging, { rows, place: ({ user }) => [user.name, user.id] });
  const members = shown.map(({ user, createdAt, ...row }) => ({
    ...user,
    role: row.role as AccessRole,
    joinedAt: createdAt.toISOString(),
  }));
  return { members, invitations, canManage, next };
}

const afterName = ([name = "", id = ""]: readonly string[]) => ({
  OR: [{ user: { name: { gt: name } } }, { user: { name }, userId: { gt: id } }],
});

/** The teams in which whoever asks may read: a person's memberships, a token's team if it has the scope. */
export async function listOwnTeams({ viewer, permission }: Access): Promise<TeamsDto> {
  const rows = await db().membership.findMany({
    where: { userId: viewer.userId, ...(viewer.token ? { teamId: viewer.token.teamId } : {}) },
    select: { role: true, team: { select: { id: true, slug: true, name: true } } },
    orderBy: [{ team: { name: "asc" } }, { teamId: "asc" }],
  });
  const teams = rows.map(({ role, team }) => ({ ...team, role: role as AccessRole }));
  return { teams: teams.filter(({ role }) => permissionsFor(viewer, role).has(permission)) };
}

/** Neither accepted nor revoked; expired ones stay in sight until somebody revokes them or makes a new link. */
export async function listInvitations(teamId: string): Promise<InvitationDto[]> {
  const rows = await db().invitation.findMany({
    where: { teamId, acceptedAt: null, revokedAt: null },
    select: { id: true, name: true, email: true, role: true, invitedById: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const inviters = await db().user.findMany({
    where: { id: { in: rows.map((row) => row.invitedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  return rows.map(({ invitedById, createdAt, expiresAt, ...row }) => ({
    ...row,
    role: row.role as AccessRole,
    invitedBy: names.get(invitedById) ?? "",
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt.getTime() <= Date.now(),
  }));
}

/** Who is asking, and the browsers on which they are signed in, the present one first. */
export async function getSessions({ userId: id, name, initials, email, zone, sessionHash }: Viewer): Promise<SessionsDto> {
  const rows = await db().session.findMany({
    where: { userId: id, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { idHash: true, userAgent: true, createdAt: true, provedAt: true },
    orderBy: [{ createdAt: "desc" }, { idHash: "asc" }],
  });
  const sessions = rows.map((row) => ({
    id: row.idHash,
    browser: browserName(row.userAgent),
    createdAt: row.createdAt.toISOString(),
    provedAt: row.provedAt.toISOString(),
    isThis: row.idHash === sessionHash,
  }));
  return { viewer: { id, name, initials, email, zone }, sessions: sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis)) };
}
