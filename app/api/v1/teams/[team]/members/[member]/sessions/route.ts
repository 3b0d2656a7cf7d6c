import { endedSessions, teamMemberParams } from "@/lib/contracts/access";
import { endMemberSessions } from "@/lib/server/access/commands";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Signs a member out everywhere. */
export const DELETE = route({
  permission: "member.manage",
  params: teamMemberParams,
  answer: endedSessions,
  handler: async ({ access, params }) => endMemberSessions(await requireTeam(access, { id: params.team }), params.member),
});
