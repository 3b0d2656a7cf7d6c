import { deliveriesDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { listDeliveries } from "@/lib/server/webhook/data";

/** The newest deliveries of a webhook. */
export const GET = route({
  permission: "settings.manage",
  params: webhookParams,
  answer: deliveriesDto,
  handler: async ({ access, params }) => listDeliveries(await requireTeam(access, { id: params.team }), params.webhook),
});
