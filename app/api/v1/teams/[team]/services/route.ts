import { teamParams } from "@/lib/contracts/plan";
import { newServiceBody } from "@/lib/contracts/service";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { createService } from "@/lib/server/service/commands";
import { listServices } from "@/lib/server/service/data";

/** The services of a team. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  handler: async ({ access, params }) => listServices(await requireTeam(access, { id: params.team })),
});

/** Makes a service. */
export const POST = makingRoute({
  permission: "service.manage",
  params: teamParams,
  body: newServiceBody,
  make: (team, { body }) => createService(team, body),
});
