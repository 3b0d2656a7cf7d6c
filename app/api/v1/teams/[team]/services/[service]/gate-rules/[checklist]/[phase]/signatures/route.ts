import { gatePoliciesDto, servicePolicyParams, signRuleBody } from "@/lib/contracts/gate-policy";
import { makingRoute } from "@/lib/server/access/making-route";
import { signGateRule } from "@/lib/server/release/change-gate-policy";

/** Signs the change of a gate's rule for one service that waits; who may is decided by who stood in the role, not by the role in the team. */
export const POST = makingRoute({
  permission: "release.read",
  params: servicePolicyParams,
  body: signRuleBody,
  answer: gatePoliciesDto,
  make: (team, { params: { checklist, phase, service }, body }) =>
    signGateRule(team, { template: checklist, phase, serviceId: service }, body),
});
