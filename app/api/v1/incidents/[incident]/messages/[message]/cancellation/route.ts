import { letterParams } from "@/lib/contracts/message";
import { reasonBody } from "@/lib/contracts/release-commands";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Cancels a message of an incident that was proposed, or whose time has not come. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: letterParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "message.cancel", message: params.message, reason: body.reason }),
});
