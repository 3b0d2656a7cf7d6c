import { communicationsDto } from "@/lib/contracts/message";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { getCommunications } from "@/lib/server/comms/communications";
import { route } from "@/lib/server/platform/route";

/** What is due to be told on the releases of a team, and what was told. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  answer: communicationsDto,
  handler: async ({ access, params }) => getCommunications(await requireTeam(access, { id: params.team })),
});
