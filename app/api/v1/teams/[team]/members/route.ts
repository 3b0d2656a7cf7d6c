import { membersDto } from "@/lib/contracts/access";
import { teamParams } from "@/lib/contracts/plan";
import { listMembers } from "@/lib/server/access/data";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** The people of a team; open invitations for those who manage members. */
export const GET = route({
  permission: "member.read",
  params: teamParams,
  answer: membersDto,
  handler: async ({ access, params }) => listMembers(await requireTeam(access, { id: params.team })),
});
