import { actionParams, actionStatusBody } from "@/lib/contracts/incident";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Finishes an action item, or takes it up again. */
export const PUT = incidentRoute({
  permission: "incident.work",
  params: actionParams,
  body: actionStatusBody,
  command: ({ params: { action }, body: { status, ...body } }) => ({ type: "action.set", action, isDone: status === "done", ...body }),
});
