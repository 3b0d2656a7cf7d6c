import { GATE_MISSES } from "@/lib/domain/metrics/criterion";
import { sharedStages } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { MARKS } from "./placeholders";
import { type Limit, latencyLimits, successRateLimits } from "./stage-limits";
import type { Subject } from "./subject";
import { ROLLING_UPDATE, workload } from "./workload";
import { yamlText } from "./yaml-text";

const FLAGGER = "flagger.app/v1beta1";

/** Source: Flagger, "Webhooks" and "Metrics Analysis"; docs/deploy-gates.md. */
export const FLAGGER_CANARY: GuidanceDocument = {
  path: "flagger-canary.yaml",
  title: "Canary of Flagger",
  group: "deployment",
  language: "yaml",
  why: "Instead of rollout.yaml where Flagger leads the canary. It begins once the go of this release is given, promotes once the last stage is signed, and goes back once people have started a rollback here. Flagger asks no gate between the stages, so each takes as long as the longest. It sends no header of its own: give it a token with the scope “read” alone. Limits are those of the release.",
  needs: { strategies: ["canary"], platform: "kubernetes", facilities: ["rollout-controller", "prometheus"] },
  obstacle: (subject) => (sharedStages(subject).length > 0 ? null : "It needs a stage below 100 %, and this release has none."),
  write: (subject) => {
    const limits = [...successRateLimits(subject), ...latencyLimits(subject)];
    return yamlText([
      workload(subject, "Deployment", ROLLING_UPDATE),
      ...limits.map((limit) => metricTemplate(subject, limit)),
      canary(subject, limits),
    ]);
  },
};

const metricName = ({ name }: Subject, limit: Limit) => `${name}-${limit.name}`;

function metricTemplate(subject: Subject, limit: Limit) {
  const metadata = { name: metricName(subject, limit), namespace: subject.namespace };
  const spec = { provider: { type: "prometheus", address: MARKS.prometheus.mark }, query: limit.query };
  return { apiVersion: FLAGGER, kind: "MetricTemplate", metadata, spec };
}

function canary(subject: Subject, limits: readonly Limit[]) {
  const { name, namespace } = subject;
  const stages = sharedStages(subject);
  const metrics = limits.map((limit) => ({
    name: limit.name,
    templateRef: { name: metricName(subject, limit), namespace },
    thresholdRange: limit.bound.keep === "below" ? { max: limit.bound.limit } : { min: limit.bound.limit },
    interval: "1m",
  }));
  return {
    apiVersion: FLAGGER,
    kind: "Canary",
    metadata: { name, namespace },
    spec: {
      provider: MARKS.flaggerProvider.mark,
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      service: { port: MARKS.servicePort.mark, targetPort: "http" },
      analysis: {
        interval: `${Math.max(...stages.map(({ minimumMinutes }) => minimumMinutes))}m`,
        threshold: GATE_MISSES,
        stepWeights: stages.map(({ weightPercent }) => weightPercent),
        metrics,
        webhooks: webhooks(subject, stages.at(-1)?.key ?? "go"),
      },
    },
  };
}

function webhooks({ release: { id, tminusUrl } }: Subject, lastStage: string) {
  const gates = `${tminusUrl}/api/v1/gates/${id}`;
  const hook = (name: string, type: string, url: string) => ({
    name,
    type,
    url,
    timeout: "5s",
    metadata: { token: MARKS.readToken.mark },
  });
  return [
    hook("the go", "confirm-rollout", `${gates}/go/flagger`),
    hook("the last stage", "confirm-promotion", `${gates}/${lastStage}/flagger`),
    hook("roll back", "rollback", `${gates}/flagger-rollback`),
  ];
}
