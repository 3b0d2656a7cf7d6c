import { availabilityDto, availabilityQuery } from "@/lib/contracts/availability";
import { teamParams } from "@/lib/contracts/plan";
import { availabilityOf } from "@/lib/server/access/availability";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Whether the people of a team are there at some moments, for whoever plans a release: available, outside working hours or absent. */
export const GET = route({
  permission: "release.create",
  params: teamParams,
  query: availabilityQuery,
  answer: availabilityDto,
  handler: async ({ access, params, query }) => availabilityOf((await requireTeam(access, { id: params.team })).team.id, query),
});
