import type { GuidanceDocument } from "./document";
import type { Subject } from "./subject";
import { workload } from "./workload";
import { yamlText } from "./yaml-text";

/** Names of the analyses that each stage runs. */
export const analysisNames = (name: string) => ({ successRate: `${name}-success-rate`, latency: `${name}-p95-latency` });

/** Source: worked example 2 of the guide, with the stages of the release. */
export const CANARY_ROLLOUT: GuidanceDocument = {
  path: "rollout.yaml",
  language: "yaml",
  why: "For Argo Rollouts, with the stages of this release. Each is watched for its time and measured, and then waits for “kubectl argo rollouts promote”, since a stage is decided by signing its gate. Without a traffic router the share is one of pods: add yours under “canary” where shares must be exact.",
  write: (subject) => {
    if (subject.details.strategy !== "canary") return null;
    return yamlText([workload(subject, "Rollout", { canary: { steps: stepsOf(subject) } })]);
  },
};

function stepsOf({ name, phases }: Subject): object[] {
  const { successRate, latency } = analysisNames(name);
  const stages = phases.flatMap(({ stage, position }) => (stage ? [{ ...stage, position }] : []));
  const shares = stages.toSorted((a, b) => a.position - b.position).filter(({ weightPercent }) => weightPercent < 100);
  const steps = shares.flatMap(({ weightPercent, minimumMinutes }) => [
    { setWeight: weightPercent },
    { pause: { duration: `${minimumMinutes}m` } },
    { analysis: { templates: [{ templateName: successRate }, { templateName: latency }] } },
    { pause: {} },
  ]);
  return [...steps, { setWeight: 100 }];
}
