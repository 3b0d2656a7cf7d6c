import { incidentParams, severityBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Changes how bad the incident is, with a reason. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: severityBody,
  command: ({ body }) => ({ type: "severity.set", ...body }),
});
