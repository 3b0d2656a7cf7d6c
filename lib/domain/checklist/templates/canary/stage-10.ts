import type { TemplatePhase, TemplateStage } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";
import {
  canaryLogs,
  comparisonItem,
  decisionItem,
  errorRateDelta,
  latencyDelta,
  STAGE_GATE,
  trafficItem,
  watchedItem,
} from "./stage-items";

const STAGE: TemplateStage = { weightPercent: 10, minimumMinutes: 5, decisions: ["proceed", "pause", "roll-back"] };

/** The first requests reach the canary; the stage begins at T-0. Source: CAN2. */
export const STAGE_10: TemplatePhase = {
  key: "stage-10",
  code: "10%",
  name: "10 % of the traffic",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 0,
  gate: STAGE_GATE,
  stage: STAGE,
  sections: [
    {
      key: "traffic",
      title: "Canary and traffic",
      items: [
        {
          key: "canary-started",
          title: "The canary pods run this version",
          proof: "Pod list with image, ready state and restart count.",
          verify: {
            how: "The rollout lists canary pods with the new image, none of them restarting.",
            command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}}",
          },
          kind: "tick",
          owner: "deployer",
          required: true,
          sources: ["CAN2.01"],
        },
        trafficItem({ percent: 10, source: "CAN2.02" }),
        {
          key: "canary-healthy",
          title: "The canary pods pass their health checks",
          proof: "Ready state of each canary pod.",
          verify: {
            how: "Every canary pod is ready and has stayed so.",
            command: "kubectl get pods -n {{namespace}} -l app={{service}} -o wide",
          },
          kind: "tick",
          owner: "deployer",
          required: true,
          sources: ["CAN2.03"],
        },
      ],
    },
    {
      key: "observation",
      title: "Observation",
      items: [
        watchedItem({ percent: 10, source: "CAN2.04", minutes: "5 to 10" }),
        comparisonItem({
          percent: 10,
          source: "CAN2.05",
          children: [
            errorRateDelta({ percent: 10, source: "CAN2.06" }),
            latencyDelta({ percent: 10, source: "CAN2.07", quantile: "p95" }),
            canaryLogs({ percent: 10, source: "CAN2.08" }),
            {
              key: "resources-at-10",
              title: "CPU and memory of the canary are acceptable at 10 %",
              proof: "Readings of the canary pods beside those of stable.",
              verify: {
                how: "Compare pod by pod; the canary uses no more than stable does for the same load.",
                command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
              },
              kind: "tick",
              owner: "primary-on-call",
              required: true,
              sources: ["CAN2.09"],
            },
          ],
        }),
        {
          key: "analysis-passed",
          title: "The automated analysis of the first stage has passed",
          proof: "The analysis run with its readings.",
          verify: {
            how: "Each run of the stage says Successful, with the number of readings it was to take.",
            command: "kubectl get analysisruns -n {{namespace}}",
          },
          kind: "tick",
          owner: "deployer",
          required: true,
          condition: CONDITIONS.automatedAnalysis,
          sources: ["CAN2.10"],
        },
      ],
    },
    {
      key: "decision",
      title: "Decision",
      items: [
        decisionItem(STAGE, { source: "CAN2.11", next: 25 }),
        {
          key: "first-stage-approved",
          title: "A person has confirmed that traffic may grow",
          proof: "The sign-off of this stage.",
          verify: { how: "The sign-off names the person, the decision and the readings." },
          kind: "computed",
          computedFrom: "sign-off",
          owner: "approver",
          required: true,
          condition: CONDITIONS.manualApproval,
          sources: ["CAN2.12"],
        },
      ],
    },
  ],
};
