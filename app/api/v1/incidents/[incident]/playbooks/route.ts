import { incidentParams, playbookBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Puts the steps of a playbook beside the incident. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: playbookBody,
  command: ({ body }) => ({ type: "playbook.start", ...body }),
});
