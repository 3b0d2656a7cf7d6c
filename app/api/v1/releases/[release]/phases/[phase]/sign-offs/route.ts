import { grantBody, phaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Signs a gate for oneself, bound to the digest of what was shown. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: phaseParams,
  body: grantBody,
  command: ({ params, body }) => ({ type: "sign-off.grant", phase: params.phase, ...body }),
});
