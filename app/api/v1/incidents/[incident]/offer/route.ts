import { incidentParams, offerBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Offers command to somebody, who has it once they accept. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: offerBody,
  command: async ({ body, person }) => ({ type: "command.offer", to: await person(body.to, "to") }),
});

/** Withdraws the offer of command. */
export const DELETE = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  command: () => ({ type: "command.withdraw" }),
});
