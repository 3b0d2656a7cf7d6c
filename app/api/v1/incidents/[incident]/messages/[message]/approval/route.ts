import { approvalBody, letterParams } from "@/lib/contracts/message";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Approves what somebody else proposed for customers; it leaves now or at the given time. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: letterParams,
  body: approvalBody,
  command: ({ params, body }) => ({ type: "message.approve", message: params.message, ...body }),
});
