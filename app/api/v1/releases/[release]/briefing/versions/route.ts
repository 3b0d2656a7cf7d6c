import { publishBody } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { publishCommand } from "@/lib/server/briefing/commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { nameReaders } from "@/lib/server/release/people";

/** Publishes the next version of the support briefing and asks people to read it. */
export const POST = commandRoute({
  permission: "briefing.publish",
  params: releaseParams,
  body: publishBody,
  command: async ({ params, body, access }) => ({
    ...(await publishCommand(access, params.release, body)),
    asked: await nameReaders(access, params.release, body.asked),
  }),
});
