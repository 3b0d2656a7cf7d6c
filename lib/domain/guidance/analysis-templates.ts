import { type Criterion, GATE_MISSES, stageCriteria } from "@/lib/domain/metrics/criterion";
import { analysisNames } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { MARKS } from "./placeholders";
import type { Subject } from "./subject";
import { analysisTemplate } from "./workload";
import { yamlText } from "./yaml-text";

/** Source: worked example 2 of the guide; limits are those that the stages of the release are judged by. */
export const ANALYSIS_TEMPLATES: GuidanceDocument = {
  path: "analysis-templates.yaml",
  language: "yaml",
  why: "What the rollout measures at each stage, by the limits that this release is judged by here: canary against stable, and the gates of the service. Three misses fail it, and Argo goes back to stable. The metrics must carry the labels “service” and “version”.",
  write: (subject) => {
    if (subject.details.strategy !== "canary") return null;
    const names = analysisNames(subject.name);
    const criteria = criteriaOf(subject);
    return yamlText([
      analysisTemplate(subject, names.successRate, metricsFor(successRateLimits(criteria), subject)),
      analysisTemplate(subject, names.latency, metricsFor(latencyLimits(criteria), subject)),
    ]);
  },
};

type Limit = { readonly name: string; readonly query: (of: Measured) => string; readonly condition: string };
type Measured = { readonly success: Query; readonly p95: Query };
type Query = { readonly canary: string; readonly stable: string };

/** Those of the first stage: what differs between stages is no success rate and no p95. */
function criteriaOf({ phases }: Subject): readonly Criterion[] {
  const stage = phases.find((one) => one.stage)?.stage;
  return stage?.criteria ?? stageCriteria(stage?.weightPercent ?? 0);
}

function successRateLimits(criteria: readonly Criterion[]): Limit[] {
  return criteria.flatMap(({ metric, compare, proceed }): Limit[] => {
    // A share of errors that lies a point higher is a share of successes that lies a point lower.
    if (metric === "error-rate" && compare === "points")
      return [
        {
          name: "success-rate-against-stable",
          query: ({ success }) => `(${success.canary}) - (${success.stable})`,
          condition: `result[0] > -${proceed}`,
        },
      ];
    if (metric === "error-rate" && compare === "absolute")
      return [{ name: "error-rate", query: ({ success }) => `100 - (${success.canary})`, condition: `result[0] < ${proceed}` }];
    if (metric === "success-rate" && compare === "absolute")
      return [{ name: "success-rate", query: ({ success }) => success.canary, condition: `result[0] >= ${proceed}` }];
    return [];
  });
}

function latencyLimits(criteria: readonly Criterion[]): Limit[] {
  return criteria.flatMap(({ metric, compare, proceed }): Limit[] => {
    if (metric !== "p95") return [];
    if (compare === "relative")
      return [
        {
          name: "p95-against-stable",
          query: ({ p95 }) => `100 * ((${p95.canary}) / (${p95.stable}) - 1)`,
          condition: `result[0] < ${proceed}`,
        },
      ];
    // The histogram is in seconds, the gate in milliseconds.
    return [{ name: "p95-milliseconds", query: ({ p95 }) => `1000 * (${p95.canary})`, condition: `result[0] < ${proceed}` }];
  });
}

function metricsFor(limits: readonly Limit[], subject: Subject): object[] {
  const measured = {
    success: { canary: successShare(subject.name, subject.toVersion), stable: successShare(subject.name, subject.fromVersion) },
    p95: { canary: p95(subject.name, subject.toVersion), stable: p95(subject.name, subject.fromVersion) },
  };
  return limits.map(({ name, query, condition }) => ({
    name,
    interval: "1m",
    count: 5,
    successCondition: condition,
    failureLimit: GATE_MISSES - 1,
    provider: { prometheus: { address: MARKS.prometheus.mark, query: query(measured) } },
  }));
}

function successShare(service: string, version: string): string {
  const requests = (more: string) => `sum(rate(http_requests_total{service="${service}",version="${version}"${more}}[5m]))`;
  return `100 * ${requests(',status!~"5.."')} / ${requests("")}`;
}

function p95(service: string, version: string): string {
  return `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="${service}",version="${version}"}[5m])))`;
}
