import { destinationParams, renewSecretBody } from "@/lib/contracts/destination";
import { newSecretDto } from "@/lib/contracts/webhook";
import { makingRoute } from "@/lib/server/access/making-route";
import { renewDestinationSecret } from "@/lib/server/comms/destination-secret";

/** A new secret for a webhook that is told; answers it, this once. */
export const POST = makingRoute({
  permission: "integration.manage",
  params: destinationParams,
  body: renewSecretBody,
  answer: newSecretDto,
  isSecret: true,
  make: (team, { params, body }) => renewDestinationSecret(team, params.destination, body),
});
