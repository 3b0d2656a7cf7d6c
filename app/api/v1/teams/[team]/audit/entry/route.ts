import { auditEntryQuery, auditRecord } from "@/lib/contracts/audit";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { getAuditRecord } from "@/lib/server/audit/data";
import { route } from "@/lib/server/platform/route";

/** One event exactly as it is stored, with its hashes. */
export const GET = route({
  permission: "audit.read",
  params: teamParams,
  query: auditEntryQuery,
  answer: auditRecord,
  handler: async ({ access, params, query }) =>
    getAuditRecord(await requireTeam(access, { id: params.team }), query.stream, Number(query.seq)),
});
