import { integrationsDto, newAddressDto, newIntegrationBody } from "@/lib/contracts/integration";
import { pageQuery } from "@/lib/contracts/page";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createIntegration } from "@/lib/server/integration/commands";
import { listIntegrations } from "@/lib/server/integration/data";
import { route } from "@/lib/server/platform/route";

/** The integrations of a team, by page. */
export const GET = route({
  permission: "integration.manage",
  params: teamParams,
  query: pageQuery,
  answer: integrationsDto,
  handler: async ({ access, params, query }) => listIntegrations(await requireTeam(access, { id: params.team }), query),
});

/** Makes an integration; answers its address and secret, this once. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: teamParams,
  body: newIntegrationBody,
  answer: newAddressDto,
  isSecret: true,
  make: (team, { body }) => createIntegration(team, body),
});
