import { emptyBody } from "@/lib/contracts/release-commands";
import { serviceParams } from "@/lib/contracts/service";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { archiveService } from "@/lib/server/service/commands";

/** Archives a service. */
export const POST = route({
  permission: "service.manage",
  params: serviceParams,
  body: emptyBody,
  handler: async ({ access, params }) => archiveService(await requireTeam(access, { id: params.team }), params.service),
});
