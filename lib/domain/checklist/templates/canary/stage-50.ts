import type { TemplatePhase, TemplateStage } from "@/lib/domain/checklist/template";
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

const STAGE: TemplateStage = { weightPercent: 50, minimumMinutes: 10, decisions: ["proceed", "pause", "roll-back"] };

/** Half of the traffic, watched longer: what shows only under load is looked at. Source: CAN4. */
export const STAGE_50: TemplatePhase = {
  key: "stage-50",
  code: "50%",
  name: "50 % of the traffic",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 10,
  gate: STAGE_GATE,
  stage: STAGE,
  sections: [
    {
      key: "observation",
      title: "Traffic and observation",
      items: [
        trafficItem({ percent: 50, source: "CAN4.01" }),
        watchedItem({ percent: 50, source: "CAN4.02", minutes: "10 to 15" }),
        comparisonItem({
          percent: 50,
          source: "CAN4.03",
          children: [
            errorRateDelta({ percent: 50, source: "CAN4.04" }),
            latencyDelta({ percent: 50, source: "CAN4.05", quantile: "p95" }),
            latencyDelta({ percent: 50, source: "CAN4.06", quantile: "p99" }),
            canaryLogs({ percent: 50, source: "CAN4.07" }),
          ],
        }),
      ],
    },
    {
      key: "under-load",
      title: "Under load",
      items: [
        {
          key: "canary-memory-level",
          title: "Memory of the canary has levelled off",
          proof: "Memory of the canary pods since T-0.",
          verify: { how: "Look at the curve since the canary started; it is flat once caches are warm." },
          kind: "tick",
          owner: "primary-on-call",
          required: true,
          sources: ["CAN4.08"],
        },
        {
          key: "canary-cpu-low",
          title: "CPU of the canary stays under 70 %",
          proof: "CPU reading of the busiest canary pod.",
          verify: {
            how: "Read the busiest canary pod and enter its use in percent of its limit.",
            command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
          },
          kind: "result",
          unit: "% CPU",
          owner: "primary-on-call",
          required: true,
          sources: ["CAN4.09"],
        },
        {
          key: "canary-jobs-running",
          title: "Background jobs are worked off with both versions running",
          proof: "Queue length and age of the oldest job, before and now.",
          verify: { how: "The queue does not grow, and jobs made by one version are finished by the other." },
          kind: "tick",
          owner: "deployer",
          required: true,
          sources: ["CAN4.10"],
        },
      ],
    },
    {
      key: "users-and-decision",
      title: "Users and decision",
      items: [
        {
          key: "feedback-watched",
          title: "Tickets and public channels were watched for complaints",
          proof: "The search over tickets and social media since T-0.",
          verify: { how: "Search for the service and for what the release changed; ask the support lead." },
          kind: "tick",
          owner: "support-lead",
          required: true,
          sources: ["CAN4.11"],
        },
        decisionItem(STAGE, { source: "CAN4.12", next: 75 }),
      ],
    },
  ],
};
