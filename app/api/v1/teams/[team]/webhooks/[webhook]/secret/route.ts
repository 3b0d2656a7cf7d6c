import { newSecretDto, webhookParams } from "@/lib/contracts/webhook";
import { makingRoute } from "@/lib/server/access/making-route";
import { renewSecret } from "@/lib/server/webhook/commands";

/** A new secret; answers it, this once. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: webhookParams,
  answer: newSecretDto,
  isSecret: true,
  make: (team, { params }) => renewSecret(team, params.webhook),
});
