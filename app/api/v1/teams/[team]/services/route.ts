import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { newServiceBody, serviceDto, servicesDto } from "@/lib/contracts/service";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { createService } from "@/lib/server/service/commands";
import { listServices } from "@/lib/server/service/data";

/** The services of a team, by page. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  query: pageQuery,
  answer: servicesDto,
  handler: async ({ access, params, query }) => listServices(await requireTeam(access, { id: params.team }), query),
});

/** Makes a service. */
export const POST = makingRoute({
  permission: "service.manage",
  params: teamParams,
  body: newServiceBody,
  answer: serviceDto,
  make: (team, { body }) => createService(team, body),
});
