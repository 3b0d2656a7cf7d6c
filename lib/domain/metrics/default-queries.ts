import type { MetricKey } from "./metric";

/** A query as it is offered; `counter` is the series it rests on, looked at for gaps and new beginnings. Empty: not looked at. */
export type DefaultQuery = { readonly query: string; readonly counter: string };

const LABELS = 'service="{service}",version="{version}"';
const REQUESTS = `http_requests_total{${LABELS}}`;
const BUCKETS = `http_request_duration_seconds_bucket{${LABELS}}`;
/** Pods of one version, by the labels that kube-state-metrics exports. */
const PODS = 'on (namespace, pod) group_left () kube_pod_labels{namespace="{namespace}",label_app="{service}",label_version="{version}"}';
const CONTAINERS = 'namespace="{namespace}",container!=""';

const rate = (series: string) => `sum(rate(${series}[{window}]))`;
const share = (part: string, whole: string) => `100 * (${part}) / ${whole}`;
const responses = (status: string) => `${rate(`http_requests_total{${LABELS},status=~"${status}"}`)} or vector(0)`;
const quantile = (q: string) => ({
  query: `1000 * histogram_quantile(${q}, sum by (le) (rate(${BUCKETS}[{window}])))`,
  counter: `http_request_duration_seconds_count{${LABELS}}`,
});
const ofPods = (series: string) => `sum(${series} * ${PODS})`;
const plain = (query: string): DefaultQuery => ({ query, counter: "" });

/**
 * The guide's queries, with a label for the version so that canary and stable can be told apart. Names of series are those of usual
 * exporters; a team puts its own. Null: a figure of one's own has no usual query.
 */
export const DEFAULT_QUERIES: Record<MetricKey, DefaultQuery | null> = {
  "error-rate": { query: share(responses("5.."), rate(REQUESTS)), counter: REQUESTS },
  "success-rate": { query: share(responses("2.."), rate(REQUESTS)), counter: REQUESTS },
  p50: quantile("0.5"),
  p95: quantile("0.95"),
  p99: quantile("0.99"),
  throughput: { query: rate(REQUESTS), counter: REQUESTS },
  cpu: plain(
    share(
      ofPods(`rate(container_cpu_usage_seconds_total{${CONTAINERS}}[{window}])`),
      ofPods('kube_pod_container_resource_limits{namespace="{namespace}",resource="cpu"}'),
    ),
  ),
  memory: plain(`${ofPods(`container_memory_working_set_bytes{${CONTAINERS}}`)} / 1000000`),
  restarts: plain(ofPods('increase(kube_pod_container_status_restarts_total{namespace="{namespace}"}[5m])')),
  "oom-kills": plain(ofPods('kube_pod_container_status_last_terminated_reason{namespace="{namespace}",reason="OOMKilled"}')),
  throttling: plain(
    share(
      ofPods(`rate(container_cpu_cfs_throttled_periods_total{${CONTAINERS}}[{window}])`),
      ofPods(`rate(container_cpu_cfs_periods_total{${CONTAINERS}}[{window}])`),
    ),
  ),
  "cache-hits": plain(share(rate(`cache_requests_total{${LABELS},result="hit"}`), rate(`cache_requests_total{${LABELS}}`))),
  pool: plain(share(`sum(db_pool_connections_in_use{${LABELS}})`, `sum(db_pool_connections_max{${LABELS}})`)),
  queue: plain('sum(rabbitmq_queue_messages_ready{queue=~"{service}.*"})'),
  business: null,
};
