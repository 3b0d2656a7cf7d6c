import { targetsBody, targetsDto } from "@/lib/contracts/analytics";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { setTargets } from "@/lib/server/analytics/targets";
import { route } from "@/lib/server/platform/route";

/** Sets what a team wants of its deliveries, and the zone of its weeks. */
export const PUT = route({
  permission: "service.manage",
  params: teamParams,
  body: targetsBody,
  answer: targetsDto,
  handler: async ({ access, params, body }) => setTargets(await requireTeam(access, { id: params.team }), body),
});
