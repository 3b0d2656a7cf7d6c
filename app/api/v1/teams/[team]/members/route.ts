import { membersDto } from "@/lib/contracts/access";
import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { listMembers } from "@/lib/server/access/data";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** The people of a team, by page; open invitations for those who manage members. */
export const GET = route({
  permission: "member.read",
  params: teamParams,
  query: pageQuery,
  answer: membersDto,
  handler: async ({ access, params, query }) => listMembers(await requireTeam(access, { id: params.team }), query),
});
