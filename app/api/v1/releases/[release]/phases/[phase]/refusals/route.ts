import { phaseParams, refuseBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Refuses to sign, with a reason; the gate stays closed until it is withdrawn or the content changes. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: phaseParams,
  body: refuseBody,
  command: ({ params, body }) => ({ type: "sign-off.refuse", phase: params.phase, ...body }),
});
