import { editBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Changes what the release says of itself; fields left out stay. */
export const PATCH = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: editBody,
  version: "expectedSeq",
  command: ({ body }) => ({ type: "release.edit", ...body }),
});
