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

const STAGE: TemplateStage = { weightPercent: 25, minimumMinutes: 5, decisions: ["proceed", "pause", "roll-back"] };

/** A quarter of the traffic: what depends on others is looked at. Source: CAN3. */
export const STAGE_25: TemplatePhase = {
  key: "stage-25",
  code: "25%",
  name: "25 % of the traffic",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 5,
  gate: STAGE_GATE,
  stage: STAGE,
  sections: [
    {
      key: "observation",
      title: "Traffic and observation",
      items: [
        trafficItem({ percent: 25, source: "CAN3.01" }),
        watchedItem({ percent: 25, source: "CAN3.02", minutes: "5 to 10" }),
        comparisonItem({
          percent: 25,
          source: "CAN3.03",
          children: [
            errorRateDelta({ percent: 25, source: "CAN3.04" }),
            latencyDelta({ percent: 25, source: "CAN3.05", quantile: "p95" }),
            canaryLogs({ percent: 25, source: "CAN3.06" }),
            {
              key: "business-at-25",
              title: "Conversions and other business figures are usual at 25 %",
              proof: "The figures of canary users beside those of all others.",
              verify: { how: "Compare conversion and completion of users on the canary with those on stable over the same minutes." },
              kind: "tick",
              owner: "expert",
              required: true,
              sources: ["CAN3.07"],
            },
          ],
        }),
      ],
    },
    {
      key: "dependencies-and-decision",
      title: "Dependencies and decision",
      items: [
        {
          key: "traces-clean",
          title: "Traces through the canary show nothing unusual",
          proof: "Link to traces of the canary from the watched time.",
          verify: { how: "Compare a few slow and a few failed traces with stable: no new span, no longer one, no retry." },
          kind: "tick",
          owner: "expert",
          required: true,
          sources: ["CAN3.08"],
        },
        {
          key: "queries-quick",
          title: "Database queries are as quick as before",
          proof: "Time of the slowest queries, before and now.",
          verify: {
            how: "List the queries that take the most time; none is new or slower without a reason.",
            command:
              "psql \"$DATABASE_URL\" -c 'select calls, round(mean_exec_time) as mean_ms, left(query, 80) as query from pg_stat_statements order by total_exec_time desc limit 10'",
          },
          kind: "tick",
          owner: "expert",
          required: true,
          sources: ["CAN3.09"],
        },
        {
          key: "external-calls-succeed",
          title: "Calls from the canary to external services succeed",
          proof: "Success rate of each external service as the canary sees it.",
          verify: { how: "Compare the rate with that of stable; make a test call where there was no traffic." },
          kind: "tick",
          owner: "deployer",
          required: true,
          sources: ["CAN3.10"],
        },
        decisionItem(STAGE, { source: "CAN3.11", next: 50 }),
      ],
    },
  ],
};
