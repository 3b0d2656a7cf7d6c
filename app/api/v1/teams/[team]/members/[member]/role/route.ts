import { changeRoleBody, teamMemberParams } from "@/lib/contracts/access";
import { changeRole } from "@/lib/server/access/commands";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";

/** Gives a member another role. */
export const PUT = route({
  permission: "member.manage",
  params: teamMemberParams,
  body: changeRoleBody,
  handler: async ({ access, params, body }) => changeRole(await requireTeam(access, { id: params.team }), params.member, body),
});
