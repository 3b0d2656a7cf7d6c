import { queryOptions } from "@tanstack/react-query";
import {
  type BaselineDto,
  baselineDto,
  type MetricQueriesBody,
  type MetricSourceBody,
  type MetricSourceDto,
  type MetricTrialBody,
  type MetricTrialDto,
  metricSourceDto,
  metricSourcesDto,
  metricTrialDto,
  newMetricSourceDto,
} from "@/lib/contracts/metric-source";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/metric-sources`;

const LOOK_AGAIN_MS = 30_000;

/** The sources of a team; looked at again, since the rounds note whether they answer. */
export const metricSourcesQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "metric-sources"],
    queryFn: ({ signal }) => api(path(team), { schema: metricSourcesDto, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Throws ApiError, with code `proof-needed` where the password is asked again. */
export async function createMetricSource(team: string, body: MetricSourceBody): Promise<void> {
  await api(path(team), { body, schema: newMetricSourceDto });
}

export function changeMetricSource(team: string, source: string, body: MetricSourceBody): Promise<MetricSourceDto> {
  return api(`${path(team)}/${source}`, { method: "PUT", body, schema: metricSourceDto });
}

/** Throws ApiError, `stale` when somebody changed the queries meanwhile. */
export function setMetricQueries(team: string, source: string, body: MetricQueriesBody): Promise<MetricSourceDto> {
  return api(`${path(team)}/${source}/queries`, { method: "PUT", body, schema: metricSourceDto });
}

/** Asks one query now; records nothing. */
export function tryMetricQuery(team: string, source: string, body: MetricTrialBody): Promise<MetricTrialDto> {
  return api(`${path(team)}/${source}/sample`, { body, schema: metricTrialDto });
}

export function removeMetricSource(team: string, source: string): Promise<void> {
  return api(`${path(team)}/${source}`, { method: "DELETE" });
}

/** Measures the baseline of a release now. Throws ApiError, at `reason` where there is one already. */
export function captureBaseline(release: string, reason?: string): Promise<BaselineDto> {
  return api(`/api/v1/releases/${release}/baseline`, { body: reason === undefined ? {} : { reason }, schema: baselineDto });
}
