import { integrationParams, newAddressDto } from "@/lib/contracts/integration";
import { requireTeam } from "@/lib/server/access/team";
import { renewAddress } from "@/lib/server/integration/commands";
import { route } from "@/lib/server/platform/route";

/** A new address and secret; answers them, this once. */
export const POST = route({
  permission: "settings.manage",
  params: integrationParams,
  answer: newAddressDto,
  handler: async ({ access, params }) => renewAddress(await requireTeam(access, { id: params.team }), params.integration),
});
