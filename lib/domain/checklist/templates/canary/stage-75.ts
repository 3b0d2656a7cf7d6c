import type { TemplatePhase, TemplateStage } from "@/lib/domain/checklist/template";
import { comparisonItem, decisionItem, errorRateDelta, latencyDelta, STAGE_GATE, trafficItem, watchedItem } from "./stage-items";

const STAGE: TemplateStage = { weightPercent: 75, minimumMinutes: 5, decisions: ["proceed", "roll-back"] };

/** Three quarters: the last stop before all of it, so there is no pause any more. Source: CAN5. */
export const STAGE_75: TemplatePhase = {
  key: "stage-75",
  code: "75%",
  name: "75 % of the traffic",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 20,
  gate: STAGE_GATE,
  stage: STAGE,
  sections: [
    {
      key: "observation",
      title: "Traffic and observation",
      items: [
        trafficItem({ percent: 75, source: "CAN5.01" }),
        watchedItem({ percent: 75, source: "CAN5.02", minutes: "5 to 10" }),
        comparisonItem({
          percent: 75,
          source: "CAN5.03",
          children: [
            errorRateDelta({ percent: 75, source: "CAN5.04" }),
            latencyDelta({ percent: 75, source: "CAN5.05", quantile: "p95" }),
            {
              key: "journeys-at-75",
              title: "The most important user journeys work at 75 %",
              proof: "The journeys that were walked on the canary, and by whom.",
              verify: { how: "Walk each journey to its end and check that the canary served it." },
              kind: "tick",
              owner: "expert",
              required: true,
              sources: ["CAN5.06"],
            },
          ],
        }),
      ],
    },
    {
      key: "shared-and-decision",
      title: "Shared resources and decision",
      items: [
        {
          key: "canary-cache-serving",
          title: "The cache is hit as often as before the canary",
          proof: "Hits and misses, before and now.",
          verify: {
            how: "Read hits and misses twice and compare their ratio with the baseline.",
            command: "redis-cli -u \"$REDIS_URL\" info stats | grep -E 'keyspace_(hits|misses)'",
          },
          kind: "tick",
          owner: "deployer",
          required: true,
          sources: ["CAN5.07"],
        },
        {
          key: "connection-pools-healthy",
          title: "Connection pools have room with both versions running",
          proof: "Connections in use beside the limit.",
          verify: {
            how: "Count the connections by state; both versions together stay below the limit of the database.",
            command:
              "psql \"$DATABASE_URL\" -c 'select state, count(*) from pg_stat_activity where datname = current_database() group by state'",
          },
          kind: "tick",
          owner: "expert",
          required: true,
          sources: ["CAN5.08"],
        },
        decisionItem(STAGE, { source: "CAN5.09", next: 100 }),
      ],
    },
  ],
};
