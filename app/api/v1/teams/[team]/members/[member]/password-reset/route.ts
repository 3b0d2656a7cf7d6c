import { oneTimeLink, teamMemberParams } from "@/lib/contracts/access";
import { issuePasswordReset } from "@/lib/server/access/commands";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Makes a one-time link with which a member sets a new password. Asks for a fresh proof. */
export const POST = route({
  permission: "member.manage",
  params: teamMemberParams,
  answer: oneTimeLink,
  handler: async ({ access, params }) => issuePasswordReset(await requireTeam(access, { id: params.team }), params.member),
});
