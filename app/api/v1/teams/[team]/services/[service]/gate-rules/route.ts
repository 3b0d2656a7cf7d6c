import { gatePoliciesDto } from "@/lib/contracts/gate-policy";
import { serviceParams } from "@/lib/contracts/service";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { listGatePolicies } from "@/lib/server/release/gate-policies";

/** What a team asks for at the gates of one service, beside what it asks for of every one, and which changes wait for signatures. */
export const GET = route({
  permission: "service.read",
  params: serviceParams,
  answer: gatePoliciesDto,
  handler: async ({ access, params }) => listGatePolicies(await requireTeam(access, { id: params.team }), params.service),
});
