import { webhookBody, webhookDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { changeWebhook, removeWebhook } from "@/lib/server/webhook/commands";

/** Changes a webhook. */
export const PUT = route({
  permission: "settings.manage",
  params: webhookParams,
  body: webhookBody,
  answer: webhookDto,
  handler: async ({ access, params, body }) => changeWebhook(await requireTeam(access, { id: params.team }), params.webhook, body),
});

/** Removes a webhook with its log. */
export const DELETE = route({
  permission: "settings.manage",
  params: webhookParams,
  handler: async ({ access, params }) => removeWebhook(await requireTeam(access, { id: params.team }), params.webhook),
});
