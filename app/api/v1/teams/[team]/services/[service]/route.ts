import { changeServiceBody, serviceDto, serviceParams } from "@/lib/contracts/service";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { changeService } from "@/lib/server/service/commands";

/** Changes a service. */
export const PATCH = route({
  permission: "service.manage",
  params: serviceParams,
  body: changeServiceBody,
  answer: serviceDto,
  handler: async ({ access, params, body }) => changeService(await requireTeam(access, { id: params.team }), params.service, body),
});
