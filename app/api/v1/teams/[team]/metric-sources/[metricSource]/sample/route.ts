import { metricSourceParams, metricTrialBody, metricTrialDto } from "@/lib/contracts/metric-source";
import { requireTeam } from "@/lib/server/access/team";
import { tryMetricQuery } from "@/lib/server/metrics/commands";
import { route } from "@/lib/server/platform/route";

/** Asks one query now, and records nothing: its value, or why it is inconclusive. */
export const POST = route({
  permission: "integration.manage",
  params: metricSourceParams,
  body: metricTrialBody,
  answer: metricTrialDto,
  handler: async ({ access, params, body }) => tryMetricQuery(await requireTeam(access, { id: params.team }), params.metricSource, body),
});
