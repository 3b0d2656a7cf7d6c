import { optionalReasonBody, phaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Closes a phase that nobody signs. Before its time it needs a reason. */
export const POST = commandRoute({
  permission: "phase.close",
  params: phaseParams,
  body: optionalReasonBody,
  command: ({ params, body }) => ({ type: "phase.close", phase: params.phase, ...body }),
});
