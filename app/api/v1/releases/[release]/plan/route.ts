import { emptyBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Makes a draft a planned release. */
export const POST = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: emptyBody,
  command: () => ({ type: "release.plan" }),
});
