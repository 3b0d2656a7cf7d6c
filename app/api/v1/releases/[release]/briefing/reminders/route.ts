import { emptyBody, releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Reminds those who were asked and have not read the briefing. */
export const POST = commandRoute({
  permission: "briefing.publish",
  params: releaseParams,
  body: emptyBody,
  command: () => ({ type: "briefing.remind" }),
});
