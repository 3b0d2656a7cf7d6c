import { incidentParams, nothingBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Publishes the post-mortem, once every required section is written. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: nothingBody,
  command: () => ({ type: "post-mortem.publish" }),
});
