import { metricSourceBody, metricSourceDto, metricSourceParams } from "@/lib/contracts/metric-source";
import { requireTeam } from "@/lib/server/access/team";
import { changeMetricSource, removeMetricSource } from "@/lib/server/metrics/commands";
import { route } from "@/lib/server/platform/route";

/** Changes where a source is and how this server proves itself there. A secret that is left out stays, at the same address. */
export const PUT = route({
  permission: "settings.manage",
  params: metricSourceParams,
  body: metricSourceBody,
  answer: metricSourceDto,
  handler: async ({ access, params, body }) =>
    changeMetricSource(await requireTeam(access, { id: params.team }), params.metricSource, body),
});

/** Removes a source with its secret. What was measured by it stays. */
export const DELETE = route({
  permission: "settings.manage",
  params: metricSourceParams,
  handler: async ({ access, params }) => removeMetricSource(await requireTeam(access, { id: params.team }), params.metricSource),
});
