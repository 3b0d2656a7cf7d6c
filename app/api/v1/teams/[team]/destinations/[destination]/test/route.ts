import { destinationParams } from "@/lib/contracts/destination";
import { sentDto } from "@/lib/contracts/webhook";
import { requireTeam } from "@/lib/server/access/team";
import { sendTest } from "@/lib/server/comms/destination-commands";
import { route } from "@/lib/server/platform/route";

/** Sends a test to one destination. */
export const POST = route({
  permission: "integration.manage",
  params: destinationParams,
  answer: sentDto,
  handler: async ({ access, params }) => sendTest(await requireTeam(access, { id: params.team }), params.destination),
});
