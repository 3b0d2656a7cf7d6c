import { homeDto } from "@/lib/contracts/home";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { getHome } from "@/lib/server/home/data";
import { route } from "@/lib/server/platform/route";

/** The home page of the person asking. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  answer: homeDto,
  handler: async ({ access, params }) => getHome(await requireTeam(access, { id: params.team })),
});
