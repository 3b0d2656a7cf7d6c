import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const ROLLOUT: TemplateSection = {
  key: "rollout-and-traffic",
  title: "Rollout and traffic",
  items: [
    {
      key: "controller-ready",
      title: "Argo Rollouts or Flagger runs and manages this service",
      proof: "Version of the controller, and the rollout as it reports it.",
      verify: {
        how: "The controller answers for this service and calls it healthy.",
        command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN1.01"],
    },
    {
      key: "rollout-reviewed",
      title: "The rollout manifest is written and a second person agrees",
      proof: "Link to the reviewed change, with its stages and pauses.",
      verify: {
        how: "Stages are 10, 25, 50, 75 and 100 %; in the folder of the manifests, the server accepts it.",
        command: "kubectl apply --dry-run=server -n {{namespace}} -k .",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN1.02"],
    },
    {
      key: "routing-ready",
      title: "The router can split traffic by percent",
      proof: "The routes of Istio, NGINX or Traefik that name stable and canary.",
      verify: {
        how: "Stable and canary each have a service, and the router knows both.",
        command: "kubectl get services,ingresses -n {{namespace}} -l app={{service}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN1.03"],
    },
  ],
};

const ANALYSIS: TemplateSection = {
  key: "analysis-and-approval",
  title: "Analysis and approval",
  items: [
    {
      key: "analysis-defined",
      title: "The analysis measures both errors and latency",
      proof: "The templates with their queries.",
      verify: {
        how: "Each template is there; run its query by hand and compare with the dashboard.",
        command: "kubectl get analysistemplates -n {{namespace}}",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["CAN1.04"],
    },
    {
      key: "promotion-limits-set",
      title: "The limits for growing by itself are set",
      proof: "Limits with their units: error rate in points, p95 and p99 in percent.",
      verify: {
        how: "Error rate less than 1 point, p95 less than 10 %, p99 less than 15 % above stable; a failed reading stops the rollout.",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["CAN1.05"],
    },
    {
      key: "approval-steps-set",
      title: "The rollout waits where a person must confirm",
      proof: "The pauses without an end in the manifest.",
      verify: { how: "Each stage that needs a confirmation has a pause without a duration, or a confirm hook." },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.manualApproval,
      sources: ["CAN1.06"],
    },
  ],
};

const WATCH: TemplateSection = {
  key: "baseline-and-watching",
  title: "Baseline and watching",
  items: [
    {
      key: "baseline-captured",
      title: "The baseline of the stable version is on record",
      proof: "Success rate, error rate, p95, p99 and throughput with source and time.",
      verify: {
        how: "Read the running version under ordinary load; here its success rate in percent.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"2.."}[1h])) / sum(rate(http_requests_total{service="{{service}}"}[1h]))\'',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN1.07"],
    },
    {
      key: "comparison-dashboard",
      title: "A dashboard shows canary and stable side by side",
      proof: "Link to the dashboard.",
      verify: { how: "Each panel has one line per version; with no canary yet, its line is empty rather than missing." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN1.08"],
    },
    {
      key: "canary-alerts",
      title: "Alerts tell canary from stable and reach the call",
      proof: "List of the rules with their health, and one test alert that was received.",
      verify: {
        how: "List the loaded rules: health must be ok. Fire one test alert.",
        command: "curl -fsS \"$PROMETHEUS_URL/api/v1/rules?type=alert\" | jq -r '.data.groups[].rules[] | [.name, .health, .state] | @tsv'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN1.09"],
    },
    {
      key: "abort-rehearsed",
      title: "Going back by itself has been tried in staging",
      proof: "Time from the broken reading to all traffic on stable.",
      verify: { how: "Let a reading fail on purpose in staging; the rollout aborts and stable takes all traffic without a hand." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN1.10", "INC2.08"],
    },
  ],
};

/** Before the first request reaches the canary: the go is given here. Source: CAN1; SIGNOFF "Which gates are signed". */
export const SETUP: TemplatePhase = {
  key: "setup",
  code: "Setup",
  name: "Canary setup",
  kind: "forward",
  anchor: "planned",
  offsetMinutes: -120,
  gate: { kind: "signed", base: [{ role: "deployer", count: 1 }], critical: [{ role: "approver", count: 1 }] },
  sections: [ROLLOUT, ANALYSIS, WATCH],
};
