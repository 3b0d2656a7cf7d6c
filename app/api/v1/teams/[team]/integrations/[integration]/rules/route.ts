import { integrationDto, integrationParams, rulesBody } from "@/lib/contracts/integration";
import { requireTeam } from "@/lib/server/access/team";
import { setRules } from "@/lib/server/integration/commands";
import { route } from "@/lib/server/platform/route";

/** Replaces the rules of an integration. */
export const PUT = route({
  permission: "integration.manage",
  params: integrationParams,
  body: rulesBody,
  answer: integrationDto,
  handler: async ({ access, params, body }) => setRules(await requireTeam(access, { id: params.team }), params.integration, body),
});
