import { incidentParams, reopenBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Opens a resolved incident again. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: reopenBody,
  command: ({ body }) => ({ type: "reopen", ...body }),
});
