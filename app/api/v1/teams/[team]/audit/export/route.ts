import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { exportResponse } from "@/lib/server/audit/export";
import { route } from "@/lib/server/platform/route";

/** The team's whole log as JSON lines, for keeping and for checking offline. */
export const GET = route({
  permission: "audit.read",
  params: teamParams,
  handler: async ({ access, params }) => exportResponse(await requireTeam(access, { id: params.team })),
});
