import { sentDto, webhookParams } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { sendTest } from "@/lib/server/webhook/deliveries";

/** Sends a test. */
export const POST = route({
  permission: "settings.manage",
  params: webhookParams,
  answer: sentDto,
  handler: async ({ access, params }) => sendTest(await requireTeam(access, { id: params.team }), params.webhook),
});
