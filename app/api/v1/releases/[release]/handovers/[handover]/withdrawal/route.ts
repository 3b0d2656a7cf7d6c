import { handoverParams } from "@/lib/contracts/handover";
import { emptyBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Takes the offer of a role back, by whoever made it, before it is accepted. */
export const POST = commandRoute({
  permission: "release.read",
  params: handoverParams,
  body: emptyBody,
  command: ({ params }) => ({ type: "handover.withdraw", handover: params.handover }),
});
