import { queryOptions } from "@tanstack/react-query";
import {
  type GatePoliciesDto,
  type GatePolicyDto,
  gatePoliciesDto,
  type ProposeRuleBody,
  type SignRuleBody,
  type WithdrawRuleBody,
} from "@/lib/contracts/gate-policy";
import { api } from "./api";

type Gate = Pick<GatePolicyDto, "template" | "phase">;
const path = (team: string) => `/api/v1/teams/${team}/gate-rules`;
const pathOf = (team: string, { template, phase }: Gate) => `${path(team)}/${template}/${phase}`;

/** What a team asks for at the gates of its checklists. */
export const gateRulesQuery = (team: string) =>
  queryOptions<GatePoliciesDto>({
    queryKey: ["teams", team, "gate-rules"],
    queryFn: ({ signal }) => api(path(team), { schema: gatePoliciesDto, signal }),
  });

/** Throws ApiError, as the next two do. */
export function proposeRule(team: string, gate: Gate, body: ProposeRuleBody): Promise<GatePoliciesDto> {
  return api(pathOf(team, gate), { method: "PUT", body, schema: gatePoliciesDto });
}

export function signRule(team: string, gate: Gate, body: SignRuleBody): Promise<GatePoliciesDto> {
  return api(`${pathOf(team, gate)}/signatures`, { body, schema: gatePoliciesDto });
}

export function withdrawRule(team: string, gate: Gate, body: WithdrawRuleBody): Promise<GatePoliciesDto> {
  return api(`${pathOf(team, gate)}/proposal`, { method: "DELETE", body, schema: gatePoliciesDto });
}
