import { queryOptions } from "@tanstack/react-query";
import {
  type GatePoliciesDto,
  type GatePolicyDto,
  gatePoliciesDto,
  type ProposeRuleBody,
  type SignRuleBody,
  type WithdrawRuleBody,
} from "@/lib/contracts/gate-policy";
import type { TrackRule } from "@/lib/domain/checklist/added-rules";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import { api } from "./api";

type Gate = Pick<GatePolicyDto, "template" | "phase">;
/** Whose rules: of every service of the team, or of the one named. */
export type RuleScope = { readonly team: string; readonly service: string | null };
const path = ({ team, service }: RuleScope) => `/api/v1/teams/${team}${service ? `/services/${service}` : ""}/gate-rules`;
const pathOf = (scope: RuleScope, { template, phase }: Gate) => `${path(scope)}/${template}/${phase}`;

/** What a team asks for at the gates of its checklists. */
export const gateRulesQuery = (scope: RuleScope) =>
  queryOptions<GatePoliciesDto>({
    queryKey: ["teams", scope.team, "gate-rules", scope.service],
    queryFn: ({ signal }) => api(path(scope), { schema: gatePoliciesDto, signal }),
  });

/** What is asked for at each gate beside its checklist, as it is copied into the releases that are made from now on. */
export function rulesOf({ gates }: GatePoliciesDto): TrackRule[] {
  return gates.map(({ template, phase, team, requirements }) => ({ template, phase, requirements: mergeRequirements(team, requirements) }));
}

/** Throws ApiError, as the next two do. */
export function proposeRule(scope: RuleScope, gate: Gate, body: ProposeRuleBody): Promise<GatePoliciesDto> {
  return api(pathOf(scope, gate), { method: "PUT", body, schema: gatePoliciesDto });
}

export function signRule(scope: RuleScope, gate: Gate, body: SignRuleBody): Promise<GatePoliciesDto> {
  return api(`${pathOf(scope, gate)}/signatures`, { body, schema: gatePoliciesDto });
}

export function withdrawRule(scope: RuleScope, gate: Gate, body: WithdrawRuleBody): Promise<GatePoliciesDto> {
  return api(`${pathOf(scope, gate)}/proposal`, { method: "DELETE", body, schema: gatePoliciesDto });
}
