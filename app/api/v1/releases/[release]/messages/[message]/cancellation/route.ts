import { messageParams } from "@/lib/contracts/message";
import { reasonBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Cancels a message that was proposed, or whose time has not come. */
export const POST = commandRoute({
  permission: "message.draft",
  params: messageParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "message.cancel", message: params.message, reason: body.reason }),
});
