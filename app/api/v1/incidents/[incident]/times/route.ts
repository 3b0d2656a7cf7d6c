import { incidentParams, timesBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Records when the incident began, was noticed, and stopped hurting. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: timesBody,
  command: ({ body }) => ({ type: "times.set", ...body }),
});
