import { obligationsDto, obligationsQuery } from "@/lib/contracts/obligation";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { listObligations } from "@/lib/server/release/obligations";

/** What the releases of a team owe: open, late, or settled lately, by page. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: obligationsQuery,
  answer: obligationsDto,
  handler: async ({ access, params, query }) => listObligations(await requireTeam(access, { id: params.team }), query),
});
