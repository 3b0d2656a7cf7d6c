import type { GuidanceDocument } from "./document";
import { hasPrometheus, type Subject } from "./subject";
import { workload } from "./workload";
import { yamlText } from "./yaml-text";

/** Names of the analyses that each stage runs. */
export const analysisNames = (name: string) => ({ successRate: `${name}-success-rate`, latency: `${name}-p95-latency` });

/** Source: worked example 2 of the guide, with the stages of the release. */
export const CANARY_ROLLOUT: GuidanceDocument = {
  path: "rollout.yaml",
  title: "Rollout, canary",
  group: "deployment",
  language: "yaml",
  why: "For Argo Rollouts, with the stages of this release. Each is watched for its time and measured, and then waits for “kubectl argo rollouts promote”, since a stage is decided by signing its gate. The share is one of pods: where it must be exact, take the file of your traffic router instead.",
  needs: { strategies: ["canary"], platform: "kubernetes", facilities: ["rollout-controller"] },
  write: (subject) => yamlText([canaryRollout(subject)]),
};

/** A Rollout through the stages of the release; `routing` is what splits the traffic, as fields of its strategy. */
export function canaryRollout(subject: Subject, routing: object = {}) {
  return workload(subject, "Rollout", { canary: { ...routing, steps: stepsOf(subject) } });
}

/** The stages that share the traffic, in their order: all but the last. */
export function sharedStages({ phases }: Subject) {
  const stages = phases.flatMap(({ key, stage, position }) => (stage ? [{ ...stage, key, position }] : []));
  return stages.toSorted((a, b) => a.position - b.position).filter(({ weightPercent }) => weightPercent < 100);
}

function stepsOf(subject: Subject): object[] {
  const { successRate, latency } = analysisNames(subject.name);
  const analysis = { analysis: { templates: [{ templateName: successRate }, { templateName: latency }] } };
  const steps = sharedStages(subject).flatMap(({ weightPercent, minimumMinutes }) => [
    { setWeight: weightPercent },
    { pause: { duration: `${minimumMinutes}m` } },
    // Without Prometheus the analyses are not made, and a step must not name them.
    ...(hasPrometheus(subject) ? [analysis] : []),
    { pause: {} },
  ]);
  return [...steps, { setWeight: 100 }];
}
