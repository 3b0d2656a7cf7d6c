import { reasonBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Holds the release. One person is enough. */
export const POST = commandRoute({
  permission: "release.hold",
  params: releaseParams,
  body: reasonBody,
  command: ({ body }) => ({ type: "release.hold", ...body }),
});
