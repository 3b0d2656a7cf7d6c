import { releaseParams, rollbackBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Rolls back. Deployer, approver or commander alone. */
export const POST = commandRoute({
  permission: "rollback.start",
  params: releaseParams,
  body: rollbackBody,
  command: ({ body }) => ({ type: "rollback.start", ...body }),
});
