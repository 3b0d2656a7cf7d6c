import { phaseParams, reasonBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Records that one disagrees with the decision of a stage, and why. It changes nothing; refusing would. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: phaseParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "stage.dissent", phase: params.phase, ...body }),
});
