import { gatePoliciesDto, policyParams, signRuleBody } from "@/lib/contracts/gate-policy";
import { makingRoute } from "@/lib/server/access/making-route";
import { signGateRule } from "@/lib/server/release/change-gate-policy";

/** Signs the change of a gate's rule that waits; who may is decided by who stood in the role, not by the role in the team. */
export const POST = makingRoute({
  permission: "release.read",
  params: policyParams,
  body: signRuleBody,
  answer: gatePoliciesDto,
  make: (team, { params: { checklist, phase }, body }) => signGateRule(team, { template: checklist, phase, serviceId: null }, body),
});
