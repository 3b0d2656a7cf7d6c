import { reasonBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Cancels a release that was not started. */
export const POST = commandRoute({
  permission: "release.cancel",
  params: releaseParams,
  body: reasonBody,
  command: ({ body }) => ({ type: "release.cancel", ...body }),
});
