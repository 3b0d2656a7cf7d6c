import { errorShare, latency, PODS } from "@/lib/domain/checklist/general/commands";
import type { MetricKey } from "@/lib/domain/metrics/metric";

/** Keys of `ROLLBACK_CRITERIA`, which holds their words; the limits of the measured ones are those of `stageCriteria`. */
export const DECISION_CRITERIA = {
  heading: "Rollback Decision Criteria",
  criteria: [
    "error-rate",
    "latency-p95",
    "critical-function",
    "data-loss",
    "security",
    "compliance",
    "migration",
    "cascade",
    "customer-reports",
  ],
} as const;

/**
 * Something that a machine may roll back on. `expression` is a query of Prometheus that yields something while it holds, with the
 * placeholders of snippets; `baseline` is how far back the time before the deployment lies in it.
 */
export type AutomatedTrigger = {
  /** Key of its words in `ROLLBACK_CRITERIA`. */
  readonly criterion: string;
  readonly expression: string;
  readonly limit: number;
  /** Unit of the limit, as it stands in the expression. */
  readonly unit: "failures" | "points" | "times" | "kills" | "restarts";
  /** The guide leaves the number to each service. */
  readonly perService: boolean;
};

const BASELINE = "1h";
const LIMITS = { failures: 3, points: 5, times: 2, kills: 0, restarts: 5 } as const;
/** From this share of throttled periods on, a container is held back noticeably. The guide names no number. */
const THROTTLED_SHARE = 0.25;

const throttled = `sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{${PODS}}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total{${PODS}}[5m]))`;
// The reason of the last end stays until the next one; only a pod that restarted just now was killed just now.
const killed = `sum by (pod) (kube_pod_container_status_last_terminated_reason{${PODS},reason="OOMKilled"} * on (pod, container) increase(kube_pod_container_status_restarts_total{${PODS}}[5m]))`;

export const AUTOMATED_TRIGGERS: { readonly heading: string; readonly triggers: readonly AutomatedTrigger[] } = {
  heading: "Automated Rollback Triggers",
  triggers: [
    {
      criterion: "health-checks",
      // Probed once a minute, so that none answering for so many minutes means so many failures in a row.
      expression: `max_over_time(probe_success{service="{{service}}"}[${LIMITS.failures}m]) == 0`,
      limit: LIMITS.failures,
      unit: "failures",
      perService: false,
    },
    {
      criterion: "error-rate",
      expression: `(${errorShare("5m")}) - (${errorShare("5m", BASELINE)}) > ${LIMITS.points}`,
      limit: LIMITS.points,
      unit: "points",
      perService: true,
    },
    {
      criterion: "latency-p99",
      expression: `${latency("0.99", "5m")} / ${latency("0.99", "5m", BASELINE)} > ${LIMITS.times}`,
      limit: LIMITS.times,
      unit: "times",
      perService: false,
    },
    {
      criterion: "resources",
      expression: `(${killed} > ${LIMITS.kills}) or (${throttled} > ${THROTTLED_SHARE})`,
      limit: LIMITS.kills,
      unit: "kills",
      perService: false,
    },
    {
      criterion: "restarts",
      expression: `max(increase(kube_pod_container_status_restarts_total{${PODS}}[5m])) > ${LIMITS.restarts}`,
      limit: LIMITS.restarts,
      unit: "restarts",
      perService: false,
    },
  ],
};

/** A metric is judged by `stageCriteria`; what has no figure is the item that the canary's stages have for it. */
type AnalysisCriterion = { readonly metric: MetricKey } | { readonly item: string };

export const CANARY_ANALYSIS: { readonly heading: string; readonly criteria: readonly AnalysisCriterion[] } = {
  heading: "Automated analysis criteria",
  criteria: [{ metric: "error-rate" }, { metric: "p95" }, { item: "logs-at-10" }, { item: "resources-at-10" }],
};
