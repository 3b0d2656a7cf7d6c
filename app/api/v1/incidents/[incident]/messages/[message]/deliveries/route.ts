import { messageDeliveriesDto } from "@/lib/contracts/destination";
import { letterParams } from "@/lib/contracts/message";
import { listMessageDeliveries } from "@/lib/server/comms/deliveries";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** What became of a message of an incident at each destination. */
export const GET = route({
  permission: "incident.read",
  params: letterParams,
  answer: messageDeliveriesDto,
  handler: ({ access, params }) => listMessageDeliveries(access, sourceIn(params), params.message),
});
