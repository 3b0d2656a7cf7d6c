import { gatePoliciesDto, policyParams, withdrawRuleBody } from "@/lib/contracts/gate-policy";
import { makingRoute } from "@/lib/server/access/making-route";
import { withdrawGateRule } from "@/lib/server/release/change-gate-policy";

/** Takes back the change of a gate's rule that waits: whoever asked for it, or a manager. */
export const DELETE = makingRoute({
  permission: "release.read",
  params: policyParams,
  body: withdrawRuleBody,
  answer: gatePoliciesDto,
  make: (team, { params: { checklist, phase }, body }) => withdrawGateRule(team, { template: checklist, phase, serviceId: null }, body),
});
