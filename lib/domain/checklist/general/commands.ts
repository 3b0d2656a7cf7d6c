/** Asks Prometheus; PROMETHEUS_URL is its address. The query stands in single quotes, so that it must hold none. */
export function prometheus(query: string): string {
  return `curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode 'query=${query}'`;
}

/** Asks the production database; DATABASE_URL is its address. Nothing of the release may go into it: psql would read it as a program. */
export function psql(query: string): string {
  return `psql "$DATABASE_URL" -c '${query}'`;
}

/** Names and results of the checks that GitHub holds for the commit behind the version, those whose name matches. */
export function checksNamed(pattern: string): string {
  const select = `.check_runs[] | select(.name | test("${pattern}"; "i")) | [.name, .conclusion] | @tsv`;
  return `gh api --paginate repos/{owner}/{repo}/commits/{{toVersion}}/check-runs --jq '${select}'`;
}

const SERVICE = 'service="{{service}}"';
/** The pods of the service, as the metrics of the cluster name them. */
export const PODS = 'namespace="{{namespace}}",pod=~"{{service}}-.*"';

/** Share of server errors in percent over a range such as `5m`; `offset` such as `1d` asks for that of an earlier time. */
export function errorShare(range: string, offset = ""): string {
  const requests = (labels: string) => `sum(rate(http_requests_total{${labels}}[${range}]${past(offset)}))`;
  return `100 * ${requests(`${SERVICE},status=~"5.."`)} / ${requests(SERVICE)}`;
}

/** A quantile of the response time in seconds, such as `0.95`; range and offset as for `errorShare`. */
export function latency(quantile: string, range: string, offset = ""): string {
  const seconds = `http_request_duration_seconds_bucket{${SERVICE}}[${range}]${past(offset)}`;
  return `histogram_quantile(${quantile}, sum by (le) (rate(${seconds})))`;
}

const past = (offset: string) => (offset === "" ? "" : ` offset ${offset}`);

/** By how many percent the p95 lies above that of an earlier time. */
export function p95Difference(range: string, offset: string): string {
  return `100 * (${latency("0.95", range)} / ${latency("0.95", range, offset)} - 1)`;
}

/** What the busiest pod uses of its limit, in percent. */
export function shareOfLimit(resource: "cpu" | "memory"): string {
  const used =
    resource === "cpu"
      ? `rate(container_cpu_usage_seconds_total{${PODS},container!=""}[5m])`
      : `container_memory_working_set_bytes{${PODS},container!=""}`;
  return `100 * max(sum by (pod) (${used}) / sum by (pod) (kube_pod_container_resource_limits{${PODS},resource="${resource}"}))`;
}
