import { phaseParams } from "@/lib/contracts/release-commands";
import { decisionBody } from "@/lib/contracts/stage";
import { commandRoute } from "@/lib/server/release/command-route";

/** Decides a stage: proceeding signs its gate as deployer, pausing watches it longer, rolling back starts the rollback. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: phaseParams,
  body: decisionBody,
  command: ({ params, body }) => ({ type: "stage.decide", phase: params.phase, ...body }),
});
