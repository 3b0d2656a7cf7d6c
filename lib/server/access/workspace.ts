import type { WorkspaceInfo } from "@/lib/contracts/workspace";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { pageTeam } from "./loaders";

/** What the frame of a team's pages shows. Pages check for themselves: a layout authorises nothing. */
export async function workspaceInfo(slug: string): Promise<WorkspaceInfo> {
  const { team, role, access } = await pageTeam(slug);
  const { userId: id, name, initials, email, zone } = access.viewer;
  return { team, role, teams: await teamsOf(id), user: { id, name, initials, email, zone }, now: now() };
}

async function teamsOf(userId: string): Promise<WorkspaceInfo["teams"]> {
  const rows = await db().membership.findMany({
    where: { userId },
    select: { team: { select: { slug: true, name: true } } },
    orderBy: { team: { name: "asc" } },
  });
  return rows.map((row) => row.team);
}
