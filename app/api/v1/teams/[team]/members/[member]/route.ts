import { teamMemberParams } from "@/lib/contracts/access";
import { removeMember } from "@/lib/server/access/commands";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Takes somebody out of the team. */
export const DELETE = route({
  permission: "member.manage",
  params: teamMemberParams,
  handler: async ({ access, params }) => removeMember(await requireTeam(access, { id: params.team }), params.member),
});
