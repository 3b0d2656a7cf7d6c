import { MARKS } from "./placeholders";
import { podTemplate } from "./pod-template";
import type { Subject } from "./subject";

const ARGO = "argoproj.io/v1alpha1";

/** Source: "Rolling Deployment" of the guide. */
export const ROLLING_UPDATE = { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" } };

/** A Deployment or a Rollout of Argo: both say the same of everything but the strategy. */
export function workload(subject: Subject, kind: "Deployment" | "Rollout", strategy: object) {
  const { name, namespace } = subject;
  return {
    apiVersion: kind === "Rollout" ? ARGO : "apps/v1",
    kind,
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      replicas: MARKS.replicas.mark,
      selector: { matchLabels: { app: name } },
      strategy,
      template: podTemplate(subject),
    },
  };
}

/** A service in front of the pods; Argo adds to its selector which of them. */
export function clusterService({ name, namespace }: Subject, serviceName: string) {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: serviceName, namespace, labels: { app: name } },
    spec: { selector: { app: name }, ports: [{ name: "http", port: MARKS.servicePort.mark, targetPort: "http" }] },
  };
}

/** How Argo measures before it goes on. */
export function analysisTemplate({ namespace }: Subject, name: string, metrics: readonly object[]) {
  return { apiVersion: ARGO, kind: "AnalysisTemplate", metadata: { name, namespace }, spec: { metrics } };
}
