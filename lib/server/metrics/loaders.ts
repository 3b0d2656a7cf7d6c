import type { MetricSourcesDto } from "@/lib/contracts/metric-source";
import { orNotAllowed, pageTeam } from "@/lib/server/access/loaders";
import { listMetricSources } from "./data";

/** The sources of a team's address; null for somebody who may not see them. */
export async function metricSourcesPage(slug: string): Promise<MetricSourcesDto | null> {
  const access = await orNotAllowed(pageTeam(slug, "integration.manage"));
  return access && listMetricSources(access);
}
