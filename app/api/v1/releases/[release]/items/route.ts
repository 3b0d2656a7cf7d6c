import { releaseParams } from "@/lib/contracts/release-commands";
import { newItemBody } from "@/lib/contracts/scope-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Adds an item that only this release has. */
export const POST = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: newItemBody,
  command: ({ body }) => ({ type: "item.add", ...body }),
});
