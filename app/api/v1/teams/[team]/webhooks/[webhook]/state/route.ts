import { activeBody, webhookDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { setActive } from "@/lib/server/webhook/commands";

/** Switches a webhook on or off. */
export const PUT = route({
  permission: "settings.manage",
  params: webhookParams,
  body: activeBody,
  answer: webhookDto,
  handler: async ({ access, params, body }) => setActive(await requireTeam(access, { id: params.team }), params.webhook, body.active),
});
