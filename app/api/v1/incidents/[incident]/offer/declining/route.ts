import { declineBody, incidentParams } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Declines command, by whom it is offered to. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: declineBody,
  command: ({ body }) => ({ type: "command.decline", ...body }),
});
