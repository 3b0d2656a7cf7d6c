import { newSecretDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { renewSecret } from "@/lib/server/webhook/commands";

/** A new secret; answers it, this once. */
export const POST = route({
  permission: "settings.manage",
  params: webhookParams,
  answer: newSecretDto,
  handler: async ({ access, params }) => renewSecret(await requireTeam(access, { id: params.team }), params.webhook),
});
