import { incidentParams, newActionBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Adds an action item with its owner and deadline. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: newActionBody,
  command: async ({ body, person }) => ({ type: "action.add", ...body, owner: await person(body.owner, "owner") }),
});
