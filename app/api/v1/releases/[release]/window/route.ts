import { moveBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Moves T-0 and the change window. */
export const PUT = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: moveBody,
  version: "expectedSeq",
  command: ({ body }) => ({ type: "release.move", ...body }),
});
