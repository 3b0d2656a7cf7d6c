import { auditPage, auditQuery } from "@/lib/contracts/audit";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { listAudit } from "@/lib/server/audit/data";
import { route } from "@/lib/server/platform/route";

/** A page of the team's log, newest first. */
export const GET = route({
  permission: "audit.read",
  params: teamParams,
  query: auditQuery,
  answer: auditPage,
  handler: async ({ access, params, query }) => listAudit(await requireTeam(access, { id: params.team }), query),
});
