import { confirmBody } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Notes that one has read the version in force; an older one is refused. */
export const POST = commandRoute({
  permission: "briefing.confirm",
  params: releaseParams,
  body: confirmBody,
  command: ({ body }) => ({ type: "briefing.confirm", version: body.version }),
});
