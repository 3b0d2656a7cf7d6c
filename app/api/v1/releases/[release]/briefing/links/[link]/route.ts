import { linkParams } from "@/lib/contracts/briefing";
import { requirePublisher, revokeLink } from "@/lib/server/briefing/links";
import { route } from "@/lib/server/platform/route";

/** Takes a link to a support briefing back: it leads nowhere from now on. */
export const DELETE = route({
  permission: "briefing.publish",
  params: linkParams,
  handler: async ({ access, params }) => revokeLink(await requirePublisher(access, params.release), params.link),
});
