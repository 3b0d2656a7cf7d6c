import { letterDeliveryParams } from "@/lib/contracts/destination";
import { resend } from "@/lib/server/comms/decisions";
import { sourceIn } from "@/lib/server/comms/source-id";
import { executeIncident } from "@/lib/server/incident/commands";
import { route } from "@/lib/server/platform/route";
import { executeCommand } from "@/lib/server/release/commands";

const EXECUTE = { release: executeCommand, incident: executeIncident };

/** Sends a message of an incident once more to one destination, which may then have it twice. */
export const POST = route({
  permission: "incident.work",
  params: letterDeliveryParams,
  handler: ({ access, params }) => resend(access, { ...params, source: sourceIn(params) }, EXECUTE),
});
