import { analyticsDto, analyticsQuery } from "@/lib/contracts/analytics";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { getAnalytics } from "@/lib/server/analytics/data";
import { route } from "@/lib/server/platform/route";

/** What the deliveries of a team, or of one of its services, add up to over some weeks. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: analyticsQuery,
  answer: analyticsDto,
  handler: async ({ access, params, query }) => getAnalytics(await requireTeam(access, { id: params.team }), query),
});
