import { sendBody } from "@/lib/contracts/message";
import { releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Sends a message, now or at a time; to customers, proposes one that somebody else approves. */
export const POST = commandRoute({
  permission: "message.draft",
  params: releaseParams,
  body: sendBody,
  command: ({ body }) => ({ type: "message.send", ...body }),
});
