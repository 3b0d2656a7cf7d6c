import { stepBody, stepParams } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Ticks a step of a playbook or of the list of what comes afterwards, or takes the tick back. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: stepParams,
  body: stepBody,
  command: ({ params: { list, step }, body }) => ({ type: "step.set", list, step, ...body }),
});
