import { emptyBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Starts the deployment: the deployer's own act after the go. Sets the actual T-0. */
export const POST = commandRoute({
  permission: "deployment.start",
  params: releaseParams,
  body: emptyBody,
  command: () => ({ type: "deployment.start" }),
});
