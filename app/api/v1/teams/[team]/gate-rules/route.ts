import { gatePoliciesDto } from "@/lib/contracts/gate-policy";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { listGatePolicies } from "@/lib/server/release/gate-policies";

/** What a team asks for at the gates of its checklists of every service, beside what these ask for themselves, and which changes wait for signatures. */
export const GET = route({
  permission: "service.read",
  params: teamParams,
  answer: gatePoliciesDto,
  handler: async ({ access, params }) => listGatePolicies(await requireTeam(access, { id: params.team }), null),
});
