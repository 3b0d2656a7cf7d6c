import { deliveryParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { redeliver } from "@/lib/server/webhook/deliveries";

/** Sends a message once more, with the same id. */
export const POST = route({
  permission: "settings.manage",
  params: deliveryParams,
  handler: async ({ access, params }) => redeliver(await requireTeam(access, { id: params.team }), params.webhook, params.delivery),
});
