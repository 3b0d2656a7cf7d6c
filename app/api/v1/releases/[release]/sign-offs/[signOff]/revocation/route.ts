import { revokeBody, signOffParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Revokes a sign-off: the own, or with a reason a peer's (SIGNOFF rule 14 decides who may). */
export const POST = commandRoute({
  permission: "release.read",
  params: signOffParams,
  body: revokeBody,
  command: ({ params, body }) => ({ type: "sign-off.revoke", signOff: params.signOff, ...body }),
});
