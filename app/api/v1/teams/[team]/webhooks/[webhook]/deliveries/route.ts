import { pageQuery } from "@/lib/contracts/page";
import { deliveriesDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { listDeliveries } from "@/lib/server/webhook/data";

/** The deliveries of a webhook, by page, newest first. */
export const GET = route({
  permission: "settings.manage",
  params: webhookParams,
  query: pageQuery,
  answer: deliveriesDto,
  handler: async ({ access, params, query }) => listDeliveries(await requireTeam(access, { id: params.team }), params.webhook, query),
});
