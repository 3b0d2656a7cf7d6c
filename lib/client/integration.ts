import { queryOptions } from "@tanstack/react-query";
import {
  type EffectDto,
  type IntegrationDto,
  integrationDto,
  integrationsDto,
  type NewAddressDto,
  type NewIntegrationBody,
  newAddressDto,
  type RuleDto,
  receivedDto,
  trialDto,
} from "@/lib/contracts/integration";
import { allPages } from "./all-pages";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/integrations`;

/** The integrations of a team. */
export const integrationsQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "integrations"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${path(team)}${search}`, { schema: integrationsDto, signal }),
        (before, page) => ({ ...page, integrations: [...before.integrations, ...page.integrations] }),
      ),
  });

/** What an integration received last, and what each did. */
export const receivedQuery = (team: string, integration: string) =>
  queryOptions({
    queryKey: ["teams", team, "integrations", integration, "received"],
    queryFn: ({ signal }) => api(`${path(team)}/${integration}/received?limit=50`, { schema: receivedDto, signal }),
  });

export function createIntegration(team: string, body: NewIntegrationBody): Promise<NewAddressDto> {
  return api(path(team), { body, schema: newAddressDto });
}

export function renewAddress(team: string, integration: string): Promise<NewAddressDto> {
  return api(`${path(team)}/${integration}/address`, { method: "POST", schema: newAddressDto });
}

/** Throws ApiError, `stale` when somebody changed the rules meanwhile. */
export function setRules(team: string, integration: string, body: { version: number; rules: readonly RuleDto[] }): Promise<IntegrationDto> {
  return api(`${path(team)}/${integration}/rules`, { method: "PUT", body, schema: integrationDto });
}

/** What the rules would make of a recorded delivery; changes nothing. */
export async function tryRules(
  team: string,
  integration: string,
  body: { delivery: string; rules: readonly RuleDto[] },
): Promise<readonly EffectDto[]> {
  return (await api(`${path(team)}/${integration}/trial`, { body, schema: trialDto })).effects;
}

export function removeIntegration(team: string, integration: string): Promise<void> {
  return api(`${path(team)}/${integration}`, { method: "DELETE" });
}
