import { incidentParams, resolveBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Resolves the incident. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: resolveBody,
  command: ({ body }) => ({ type: "resolve", ...body }),
});
