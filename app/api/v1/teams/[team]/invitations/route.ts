import { inviteBody, oneTimeLink } from "@/lib/contracts/access";
import { teamParams } from "@/lib/contracts/plan";
import { inviteMember } from "@/lib/server/access/invitations";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Invites somebody into the team. Answers the link, which is shown this once. */
export const POST = route({
  permission: "member.manage",
  params: teamParams,
  body: inviteBody,
  answer: oneTimeLink,
  handler: async ({ access, params, body }) => inviteMember(await requireTeam(access, { id: params.team }), body),
});
