import { causeBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Says that a criterion of the rollback is met; deployer, approver and commander are asked whether to roll back. */
export const POST = commandRoute({
  permission: "flag.raise",
  params: releaseParams,
  body: causeBody,
  command: ({ body }) => ({ type: "cause.see", ...body }),
});
