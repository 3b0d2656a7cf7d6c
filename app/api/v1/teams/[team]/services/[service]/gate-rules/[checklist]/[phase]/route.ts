import { gatePoliciesDto, proposeRuleBody, servicePolicyParams } from "@/lib/contracts/gate-policy";
import { makingRoute } from "@/lib/server/access/making-route";
import { proposeGateRule } from "@/lib/server/release/change-gate-policy";

/** Asks for another rule of a gate for one service: the first is in force at once, a change waits for the sign-offs of the rule as it stands. */
export const PUT = makingRoute({
  permission: "service.manage",
  params: servicePolicyParams,
  body: proposeRuleBody,
  answer: gatePoliciesDto,
  make: (team, { params: { checklist, phase, service }, body }) =>
    proposeGateRule(team, { template: checklist, phase, serviceId: service }, body),
});
