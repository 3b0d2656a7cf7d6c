import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";
import { trafficItem } from "./stage-items";

const PROMOTION: TemplateSection = {
  key: "promotion",
  title: "Promotion",
  items: [
    {
      key: "promoted",
      title: "The promotion of the canary is complete",
      proof: "The rollout with its last step done, and the time.",
      verify: {
        how: "The rollout is Healthy and its last step is complete.",
        command: "kubectl argo rollouts status {{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN6.01"],
    },
    trafficItem({ percent: 100, source: "CAN6.02" }),
    {
      key: "old-pods-gone",
      title: "The pods of the previous version are scaled down",
      proof: "Replica sets with their sizes.",
      verify: {
        how: "Only the replica set of this version has pods.",
        command: "kubectl get replicasets -n {{namespace}} -l app={{service}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN6.03"],
    },
  ],
};

const OBSERVATION: TemplateSection = {
  key: "observation",
  title: "Observation",
  items: [
    {
      key: "watched-at-100",
      title: "The new version was watched for 30 minutes at 100 %",
      proof: "Start and end of the watch, and who watched.",
      verify: { how: "Count from the promotion; an alert starts the count again." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN6.04"],
    },
    {
      key: "canary-smoke-passed",
      title: "The smoke tests pass with all traffic on this version",
      proof: "Output of the run: number passed, none failed.",
      verify: { how: "Run the smoke tests of the service against production.", command: "./scripts/smoke-test.sh {{environment}}" },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN6.05", "POST1.01"],
    },
    {
      key: "full-error-rate-low",
      title: "The error rate is at the baseline with all traffic",
      proof: "The rate since the promotion beside the baseline.",
      verify: {
        how: "Share of requests that ended in a server error over the watched 30 minutes.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[30m])) / sum(rate(http_requests_total{service="{{service}}"}[30m]))\'',
      },
      kind: "result",
      unit: "%",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN6.06"],
    },
    {
      key: "full-response-time-in-band",
      title: "Response times are at the baseline with all traffic",
      proof: "The p95 since the promotion beside the baseline, and the difference in percent.",
      verify: {
        how: "Read the p95 in seconds and enter its difference to the baseline in percent, with its sign.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}"}[30m])))\'',
      },
      kind: "result",
      unit: "% vs baseline",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN6.07"],
    },
    {
      key: "everything-in-service",
      title: "Every part of the service is in operation",
      proof: "Link to the dashboard with no alert open.",
      verify: { how: "No alert is open for the service or for anything that depends on it." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN6.08"],
    },
  ],
};

const OUTCOME: TemplateSection = {
  key: "outcome",
  title: "Outcome",
  items: [
    {
      key: "canary-success-recorded",
      title: "The canary is on record as a success",
      proof: "The outcome of this release with the decisions of its stages.",
      verify: { how: "The record shows each stage with its readings, its decision and who decided." },
      kind: "computed",
      computedFrom: "outcome",
      owner: "deployer",
      required: true,
      sources: ["CAN6.09"],
    },
    {
      key: "previous-replicas-kept",
      title: "The previous replica set is kept for a quick return",
      proof: "Name of the replica set and until when it is kept.",
      verify: {
        how: "The replica set of the previous version is listed, with no pods.",
        command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.previousKept,
      sources: ["CAN6.10"],
    },
  ],
};

/** All of the traffic: nothing is left to decide, so the deployer closes it. Source: CAN6; SIGNOFF "Which gates are signed". */
export const STAGE_100: TemplatePhase = {
  key: "stage-100",
  code: "100%",
  name: "All of the traffic",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 25,
  gate: { kind: "closed" },
  stage: { weightPercent: 100, minimumMinutes: 30, decisions: [] },
  sections: [PROMOTION, OBSERVATION, OUTCOME],
};
