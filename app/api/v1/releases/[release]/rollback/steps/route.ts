import { releaseParams, rollbackStepBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Says that a step of the way back was run, or takes that back; a machine may say so of its own. */
export const PUT = commandRoute({
  permission: "item.tick",
  params: releaseParams,
  body: rollbackStepBody,
  command: ({ body }) => ({ type: "rollback.set-step", ...body }),
});
