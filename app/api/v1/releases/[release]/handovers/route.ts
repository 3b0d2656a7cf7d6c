import { offerBody } from "@/lib/contracts/handover";
import { releaseParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { nameMember } from "@/lib/server/release/people";

/** Asks a member to take over as deployer or commander, with a summary of how the release stands; nothing passes until they accept. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: releaseParams,
  body: offerBody,
  command: async ({ params, body, access }) => ({
    type: "handover.offer",
    ...body,
    to: await nameMember(access, params.release, { userId: body.to, path: "to" }),
  }),
});
