import { messageDeliveryParams } from "@/lib/contracts/destination";
import { resend } from "@/lib/server/comms/decisions";
import { route } from "@/lib/server/platform/route";
import { executeCommand } from "@/lib/server/release/commands";

/** Sends a message once more to one destination, which may then have it twice. */
export const POST = route({
  permission: "message.send",
  params: messageDeliveryParams,
  handler: ({ access, params }) => resend(access, params, executeCommand),
});
