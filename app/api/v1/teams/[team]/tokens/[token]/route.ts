import { tokenParams } from "@/lib/contracts/token";
import { requireTeam } from "@/lib/server/access/team";
import { revokeToken } from "@/lib/server/access/tokens";
import { route } from "@/lib/server/platform/route";

/** Revokes a token, from the next request on. */
export const DELETE = route({
  permission: "settings.manage",
  params: tokenParams,
  handler: async ({ access, params }) => revokeToken(await requireTeam(access, { id: params.team }), params.token),
});
