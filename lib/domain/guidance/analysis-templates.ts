import { GATE_MISSES } from "@/lib/domain/metrics/criterion";
import { analysisNames } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { MARKS } from "./placeholders";
import { type Limit, latencyLimits, successRateLimits } from "./stage-limits";
import { analysisTemplate } from "./workload";
import { yamlText } from "./yaml-text";

/** Source: worked example 2 of the guide; limits are those that the stages of the release are judged by. */
export const ANALYSIS_TEMPLATES: GuidanceDocument = {
  path: "analysis-templates.yaml",
  title: "Analyses of a canary",
  group: "measuring",
  language: "yaml",
  why: "What the rollout measures at each stage, by the limits that this release is judged by here: canary against stable, and the gates of the service. Three misses fail it, and Argo goes back to stable. The metrics must carry the labels “service” and “version”.",
  needs: { strategies: ["canary"], platform: "kubernetes", facilities: ["rollout-controller", "prometheus"] },
  write: (subject) => {
    const names = analysisNames(subject.name);
    return yamlText([
      analysisTemplate(subject, names.successRate, metricsFor(successRateLimits(subject))),
      analysisTemplate(subject, names.latency, metricsFor(latencyLimits(subject))),
    ]);
  },
};

function metricsFor(limits: readonly Limit[]): object[] {
  return limits.map(({ name, query, bound }) => ({
    name,
    interval: "1m",
    count: 5,
    successCondition: `result[0] ${SIGNS[bound.keep]} ${bound.limit}`,
    failureLimit: GATE_MISSES - 1,
    provider: { prometheus: { address: MARKS.prometheus.mark, query } },
  }));
}

const SIGNS: Record<Limit["bound"]["keep"], string> = { above: ">", from: ">=", below: "<" };
