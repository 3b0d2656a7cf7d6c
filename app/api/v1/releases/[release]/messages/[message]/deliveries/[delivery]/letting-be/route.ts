import { messageDeliveryParams } from "@/lib/contracts/destination";
import { letBe } from "@/lib/server/comms/decisions";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** Leaves a message at one destination as it is. */
export const POST = route({
  permission: "message.send",
  params: messageDeliveryParams,
  handler: ({ access, params }) => letBe(access, { ...params, source: sourceIn(params) }),
});
