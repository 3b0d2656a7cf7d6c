import { deploymentsDto, deploymentsQuery } from "@/lib/contracts/analytics";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { listDeployments } from "@/lib/server/analytics/history";
import { route } from "@/lib/server/platform/route";

/** What ran in production and when, by page. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: deploymentsQuery,
  answer: deploymentsDto,
  handler: async ({ access, params, query }) => listDeployments(await requireTeam(access, { id: params.team }), query),
});
