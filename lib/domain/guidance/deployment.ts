import type { GuidanceDocument } from "./document";
import { ROLLING_UPDATE, workload } from "./workload";
import { yamlText } from "./yaml-text";

/** Source: "Rolling Update" of the guide. A feature flag goes out with its code, switched off, in the same way. */
export const DEPLOYMENT: GuidanceDocument = {
  path: "deployment.yaml",
  title: "Deployment",
  group: "deployment",
  language: "yaml",
  why: "Replaces the pods a quarter at a time. A new pod gets traffic once its readiness probe answers, and is restarted where its liveness probe stops answering, so that a version that does not start never takes over.",
  needs: { strategies: ["rolling", "feature-flag"], platform: "kubernetes" },
  write: (subject) => yamlText([workload(subject, "Deployment", ROLLING_UPDATE)]),
};
