import { integrationParams, receivedDto } from "@/lib/contracts/integration";
import { requireTeam } from "@/lib/server/access/team";
import { listReceived } from "@/lib/server/integration/data";
import { route } from "@/lib/server/platform/route";

/** The newest deliveries of an integration. */
export const GET = route({
  permission: "integration.manage",
  params: integrationParams,
  answer: receivedDto,
  handler: async ({ access, params }) => listReceived(await requireTeam(access, { id: params.team }), params.integration),
});
