import type { IntegrationsDto } from "@/lib/contracts/integration";
import { orNotAllowed, pageTeam } from "@/lib/server/access/loaders";
import { listIntegrations } from "./data";

/** The integrations of a team's address; null for somebody who may not see them. */
export async function integrationsPage(slug: string): Promise<IntegrationsDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "integration.manage"));
  return access && listIntegrations(access);
}
