import type { GuidanceDocument } from "./document";
import { clusterService, workload } from "./workload";
import { yamlText } from "./yaml-text";

/** Source: "Blue-Green Deployment" of the guide: the switch is a person's, and Blue stands until somebody takes it down. */
export const BLUE_GREEN_ROLLOUT: GuidanceDocument = {
  path: "rollout.yaml",
  title: "Rollout, blue-green",
  group: "deployment",
  language: "yaml",
  why: "For Argo Rollouts. Green comes up behind the preview service and is tested there. Nothing switches by itself: “kubectl argo rollouts promote” does, once T-0 is signed. Blue stays for a day after the switch, so that the way back is one command.",
  needs: { strategies: ["blue-green"], platform: "kubernetes", facilities: ["rollout-controller"] },
  write: (subject) => {
    const preview = `${subject.name}-preview`;
    const strategy = {
      blueGreen: {
        activeService: subject.name,
        previewService: preview,
        autoPromotionEnabled: false,
        scaleDownDelaySeconds: DAY_SECONDS,
      },
    };
    return yamlText([workload(subject, "Rollout", strategy), clusterService(subject, subject.name), clusterService(subject, preview)]);
  },
};

/** The release is watched for so long; before its end Blue is the way back. */
const DAY_SECONDS = 86_400;
