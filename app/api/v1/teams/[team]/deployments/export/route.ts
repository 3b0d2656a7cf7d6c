import { deploymentsFileQuery } from "@/lib/contracts/analytics";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { historyResponse } from "@/lib/server/analytics/history-file";
import { route } from "@/lib/server/platform/route";

/** The deployment history as CSV, up to 10,000 rows. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: deploymentsFileQuery,
  handler: async ({ access, params, query }) => historyResponse(await requireTeam(access, { id: params.team }), query),
});
