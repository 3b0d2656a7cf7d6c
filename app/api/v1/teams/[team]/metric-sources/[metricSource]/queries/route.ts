import { metricQueriesBody, metricSourceDto, metricSourceParams } from "@/lib/contracts/metric-source";
import { requireTeam } from "@/lib/server/access/team";
import { setMetricQueries } from "@/lib/server/metrics/commands";
import { route } from "@/lib/server/platform/route";

/** Replaces the queries of a source. */
export const PUT = route({
  permission: "integration.manage",
  params: metricSourceParams,
  body: metricQueriesBody,
  answer: metricSourceDto,
  handler: async ({ access, params, body }) => setMetricQueries(await requireTeam(access, { id: params.team }), params.metricSource, body),
});
