import { oneTimeLink, teamInvitationParams } from "@/lib/contracts/access";
import { renewInvitation } from "@/lib/server/access/invitations";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** A new link for an open invitation; the former one is void. */
export const POST = route({
  permission: "member.manage",
  params: teamInvitationParams,
  answer: oneTimeLink,
  handler: async ({ access, params }) => renewInvitation(await requireTeam(access, { id: params.team }), params.invitation),
});
