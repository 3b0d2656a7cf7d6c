import { integrationParams, newAddressDto } from "@/lib/contracts/integration";
import { makingRoute } from "@/lib/server/access/making-route";
import { renewAddress } from "@/lib/server/integration/commands";

/** A new address and secret; answers them, this once. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: integrationParams,
  answer: newAddressDto,
  isSecret: true,
  make: (team, { params }) => renewAddress(team, params.integration),
});
