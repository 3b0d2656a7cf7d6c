import { phaseParams, reasonBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Opens one gate without the sign-offs that it lacks: by the commander, in an emergency, for 60 minutes (SIGNOFF rules 24 to 26). */
export const POST = commandRoute({
  permission: "break-glass.invoke",
  params: phaseParams,
  body: reasonBody,
  command: ({ params, body }) => ({ type: "break-glass.invoke", phase: params.phase, ...body }),
});
