import { oneTimeLink, teamInvitationParams } from "@/lib/contracts/access";
import { renewInvitation } from "@/lib/server/access/invitations";
import { makingRoute } from "@/lib/server/access/making-route";

/** A new link for an open invitation; the former one is void. */
export const POST = makingRoute({
  permission: "member.manage",
  params: teamInvitationParams,
  answer: oneTimeLink,
  isSecret: true,
  make: (team, { params }) => renewInvitation(team, params.invitation),
});
