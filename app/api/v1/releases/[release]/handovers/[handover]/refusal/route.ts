import { handoverParams } from "@/lib/contracts/handover";
import { reasonBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Declines to take the role over, with a reason, by whoever was asked. */
export const POST = commandRoute({
  permission: "release.read",
  params: handoverParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "handover.decline", handover: params.handover, ...body }),
});
