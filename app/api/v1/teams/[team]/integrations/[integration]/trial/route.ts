import { integrationParams, trialBody, trialDto } from "@/lib/contracts/integration";
import { requireTeam } from "@/lib/server/access/team";
import { tryRules } from "@/lib/server/integration/commands";
import { route } from "@/lib/server/platform/route";

/** What rules would make of a recorded delivery. */
export const POST = route({
  permission: "integration.manage",
  params: integrationParams,
  body: trialBody,
  answer: trialDto,
  handler: async ({ access, params, body }) => tryRules(await requireTeam(access, { id: params.team }), params.integration, body),
});
