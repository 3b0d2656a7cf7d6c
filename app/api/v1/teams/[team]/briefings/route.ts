import { briefingListDto, briefingListQuery } from "@/lib/contracts/briefing";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { listBriefings } from "@/lib/server/briefing/list";
import { route } from "@/lib/server/platform/route";

/** The support briefings of a team, or those that hold all words of a search. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: briefingListQuery,
  answer: briefingListDto,
  handler: async ({ access, params, query }) => listBriefings(await requireTeam(access, { id: params.team }), query),
});
