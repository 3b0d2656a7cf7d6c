import { releaseParams, rollbackMethodBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Chooses another method for a rollback that has begun, with a reason. Deployer, approver or commander alone. */
export const PUT = commandRoute({
  permission: "rollback.start",
  params: releaseParams,
  body: rollbackMethodBody,
  command: ({ body }) => ({ type: "rollback.change-method", ...body }),
});
