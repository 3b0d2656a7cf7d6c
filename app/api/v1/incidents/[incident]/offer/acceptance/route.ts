import { incidentParams, nothingBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Accepts command, by whom it is offered to. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: nothingBody,
  command: () => ({ type: "command.accept" }),
});
