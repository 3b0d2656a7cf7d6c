import { teamInvitationParams } from "@/lib/contracts/access";
import { revokeInvitation } from "@/lib/server/access/invitations";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Takes an open invitation back. */
export const DELETE = route({
  permission: "member.manage",
  params: teamInvitationParams,
  handler: async ({ access, params }) => revokeInvitation(await requireTeam(access, { id: params.team }), params.invitation),
});
