import type { WorkspaceInfo } from "@/lib/contracts/workspace";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { singleSignOn } from "@/lib/server/platform/single-sign-on";
import { pageTeam } from "./loaders";

/** What the frame of a team's pages shows. Pages check for themselves: a layout authorises nothing. */
export async function workspaceInfo(slug: string): Promise<WorkspaceInfo> {
  const { team, role, access } = await pageTeam(slug);
  const { userId: id, name, initials, email, zone } = access.viewer;
  const [teams, proof] = await Promise.all([teamsOf(id), proofOf(id)]);
  return { team, role, teams, user: { id, name, initials, email, zone }, proof, now: now() };
}

async function teamsOf(userId: string): Promise<WorkspaceInfo["teams"]> {
  const rows = await db().membership.findMany({
    where: { userId },
    select: { team: { select: { slug: true, name: true } } },
    orderBy: { team: { name: "asc" } },
  });
  return rows.map((row) => row.team);
}

async function proofOf(userId: string): Promise<WorkspaceInfo["proof"]> {
  const provider = singleSignOn();
  const row = await db().user.findUnique({
    where: { id: userId },
    select: { passwordHash: true, identities: { select: { subject: true }, take: 1 } },
  });
  return { hasPassword: row?.passwordHash != null, signOn: provider && row?.identities.length ? provider.label : null };
}
