import { integrationParams, receivedDto } from "@/lib/contracts/integration";
import { pageQuery } from "@/lib/contracts/page";
import { requireTeam } from "@/lib/server/access/team";
import { listReceived } from "@/lib/server/integration/data";
import { route } from "@/lib/server/platform/route";

/** The deliveries of an integration, by page, newest first. */
export const GET = route({
  permission: "integration.manage",
  params: integrationParams,
  query: pageQuery,
  answer: receivedDto,
  handler: async ({ access, params, query }) => listReceived(await requireTeam(access, { id: params.team }), params.integration, query),
});
