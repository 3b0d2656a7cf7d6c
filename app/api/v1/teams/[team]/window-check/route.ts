import { teamParams, windowCheck, windowCheckQuery } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { checkWindow } from "@/lib/server/release/preview";

/** What speaks against a window, before it is saved. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  query: windowCheckQuery,
  answer: windowCheck,
  handler: async ({ access, params, query }) => checkWindow(await requireTeam(access, { id: params.team }), query),
});
