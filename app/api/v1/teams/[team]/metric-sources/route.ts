import { metricSourceBody, metricSourcesDto, newMetricSourceDto } from "@/lib/contracts/metric-source";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { createMetricSource } from "@/lib/server/metrics/commands";
import { listMetricSources } from "@/lib/server/metrics/data";
import { route } from "@/lib/server/platform/route";

/** The sources that a team's metrics are read from, oldest first. Never a secret. */
export const GET = route({
  permission: "integration.manage",
  params: teamParams,
  answer: metricSourcesDto,
  handler: async ({ access, params }) => listMetricSources(await requireTeam(access, { id: params.team })),
});

/** Adds a source, with the usual queries for all services. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: teamParams,
  body: metricSourceBody,
  answer: newMetricSourceDto,
  make: (team, { body }) => createMetricSource(team, body),
});
