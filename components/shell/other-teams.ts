import type { WorkspaceInfo } from "@/lib/contracts/workspace";

/** What the menu of the person offers besides the team of this page. */
export function otherTeams({ team, teams }: Pick<WorkspaceInfo, "team" | "teams">): WorkspaceInfo["teams"] {
  return teams.filter((one) => one.slug !== team.slug);
}
