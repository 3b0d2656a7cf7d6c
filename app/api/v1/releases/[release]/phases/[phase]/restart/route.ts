import { phaseParams, reasonBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Restarts a phase: its and later items and sign-offs begin again (SIGNOFF rule 18). */
export const POST = commandRoute({
  permission: "phase.close",
  params: phaseParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "phase.restart", phase: params.phase, ...body }),
});
