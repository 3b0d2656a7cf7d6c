import { messageDeliveriesDto } from "@/lib/contracts/destination";
import { messageParams } from "@/lib/contracts/message";
import { listMessageDeliveries } from "@/lib/server/comms/deliveries";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** What became of a message at each destination. */
export const GET = route({
  permission: "release.read",
  params: messageParams,
  answer: messageDeliveriesDto,
  handler: ({ access, params }) => listMessageDeliveries(access, sourceIn(params), params.message),
});
