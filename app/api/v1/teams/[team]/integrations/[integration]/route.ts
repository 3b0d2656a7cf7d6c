import { integrationParams } from "@/lib/contracts/integration";
import { requireTeam } from "@/lib/server/access/team";
import { removeIntegration } from "@/lib/server/integration/commands";
import { route } from "@/lib/server/platform/route";

/** Removes an integration with what it received. */
export const DELETE = route({
  permission: "settings.manage",
  params: integrationParams,
  handler: async ({ access, params }) => removeIntegration(await requireTeam(access, { id: params.team }), params.integration),
});
