import { approvalBody, messageParams } from "@/lib/contracts/message";
import { commandRoute } from "@/lib/server/release/command-route";

/** Approves what somebody else proposed for customers; it leaves now or at the given time. */
export const POST = commandRoute({
  permission: "message.approve",
  params: messageParams,
  body: approvalBody,
  command: ({ params, body }) => ({ type: "message.approve", message: params.message, ...body }),
});
