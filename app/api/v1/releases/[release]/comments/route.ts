import { commentBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Says something to the room. */
export const POST = commandRoute({
  permission: "comment.add",
  params: releaseParams,
  body: commentBody,
  command: ({ body }) => ({ type: "comment.add", ...body }),
});
