import { releaseParams } from "@/lib/contracts/release-commands";
import { shownBody, shownDto } from "@/lib/contracts/status-page";
import { route } from "@/lib/server/platform/route";
import { showRelease } from "@/lib/server/status-page/commands";

/** Puts the messages to customers of a release on the team's status page, those to come included, or takes them off. */
export const PUT = route({
  permission: "message.send",
  params: releaseParams,
  body: shownBody,
  answer: shownDto,
  handler: ({ access, params, body }) => showRelease(access, params.release, body),
});
