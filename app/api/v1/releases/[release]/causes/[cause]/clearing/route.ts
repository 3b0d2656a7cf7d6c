import { causeParams, clearBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Says that something is no reason to roll back: by whoever had seen it, or with a reason by one who can roll back. */
export const POST = commandRoute({
  permission: "flag.raise",
  params: causeParams,
  body: clearBody,
  command: ({ params, body }) => ({ type: "cause.clear", cause: params.cause, ...body }),
});
