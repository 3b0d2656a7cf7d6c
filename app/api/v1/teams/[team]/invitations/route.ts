import { inviteBody, oneTimeLink } from "@/lib/contracts/access";
import { teamParams } from "@/lib/contracts/plan";
import { inviteMember } from "@/lib/server/access/invitations";
import { makingRoute } from "@/lib/server/access/making-route";

/** Invites somebody into the team. Answers the link, which is shown this once. */
export const POST = makingRoute({
  permission: "member.manage",
  params: teamParams,
  body: inviteBody,
  answer: oneTimeLink,
  isSecret: true,
  make: (team, { body }) => inviteMember(team, body),
});
