import { oneTimeLink, teamMemberParams } from "@/lib/contracts/access";
import { issuePasswordReset } from "@/lib/server/access/commands";
import { makingRoute } from "@/lib/server/access/making-route";

/** Makes a one-time link with which a member sets a new password. Asks for a fresh proof. */
export const POST = makingRoute({
  permission: "member.manage",
  params: teamMemberParams,
  answer: oneTimeLink,
  isSecret: true,
  make: (team, { params }) => issuePasswordReset(team, params.member),
});
