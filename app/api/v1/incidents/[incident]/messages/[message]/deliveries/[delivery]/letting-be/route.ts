import { letterDeliveryParams } from "@/lib/contracts/destination";
import { letBe } from "@/lib/server/comms/decisions";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** Leaves a message of an incident at one destination as it is. */
export const POST = route({
  permission: "incident.work",
  params: letterDeliveryParams,
  handler: ({ access, params }) => letBe(access, { ...params, source: sourceIn(params) }),
});
