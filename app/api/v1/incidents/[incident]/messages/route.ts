import { incidentParams } from "@/lib/contracts/incident";
import { sendBody } from "@/lib/contracts/message";
import { incidentRoute } from "@/lib/server/incident/incident-route";

/** Sends a message of an incident that stands alone, now or at a time; to customers, proposes one that somebody else approves. */
export const POST = incidentRoute({
  permission: "incident.work",
  params: incidentParams,
  body: sendBody,
  command: ({ body }) => ({ type: "message.send", ...body }),
});
