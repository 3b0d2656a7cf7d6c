import { releaseParams, textBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Raises a flag: deployer, approver and commander see it at once. */
export const POST = commandRoute({
  permission: "flag.raise",
  params: releaseParams,
  body: textBody,
  command: ({ body }) => ({ type: "flag.raise", ...body }),
});
