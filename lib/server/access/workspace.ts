import type { WorkspaceInfo } from "@/lib/contracts/workspace";
import { now } from "@/lib/server/platform/clock";
import { pageTeam } from "./loaders";

/** What the frame of a team's pages shows. Pages check for themselves: a layout authorises nothing. */
export async function workspaceInfo(slug: string): Promise<WorkspaceInfo> {
  const { team, role, access } = await pageTeam(slug);
  const { userId: id, name, initials, email, zone } = access.viewer;
  return { team, role, user: { id, name, initials, email, zone }, now: now() };
}
