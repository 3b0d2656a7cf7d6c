import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const RETURN: TemplateSection = {
  key: "return",
  title: "Return to stable",
  items: [
    {
      key: "canary-aborted",
      title: "The canary has been aborted",
      proof: "The command or the failed analysis that aborted it, with its time.",
      verify: {
        how: "Abort the rollout; its status becomes Degraded with a weight of 0.",
        command: "kubectl argo rollouts abort {{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN8.01"],
    },
    {
      key: "traffic-on-stable",
      title: "All traffic is back on the stable version",
      proof: "Weight that was set and share that was measured.",
      verify: {
        how: "SetWeight and ActualWeight are 0, and no request reaches a canary pod.",
        command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN8.02"],
    },
  ],
};

const RECOVERY: TemplateSection = {
  key: "recovery",
  title: "Recovery",
  items: [
    {
      key: "stable-healthy",
      title: "The stable version passes its health checks",
      proof: "Both answers with their time.",
      verify: {
        how: "Ask both endpoints from outside the cluster; BASE_URL is the public address of the service.",
        command: 'curl -fsS "$BASE_URL/health/live" && curl -fsS "$BASE_URL/health/ready"',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN8.03", "RBK1.01"],
    },
    {
      key: "canary-baseline-restored",
      title: "Errors and response times are back at the baseline",
      proof: "Error rate, p95 and p99 now beside the baseline captured at setup.",
      verify: {
        how: "Share of server errors over the last five minutes; read p95 and p99 on the dashboard.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[5m])) / sum(rate(http_requests_total{service="{{service}}"}[5m]))\'',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN8.04", "RBK1.02", "RBK1.03"],
    },
  ],
};

const AFTERMATH: TemplateSection = {
  key: "aftermath",
  title: "Aftermath",
  items: [
    {
      key: "canary-incident-written-up",
      title: "What happened, and at which stage, is written down",
      proof: "Link to the incident: stage, readings, times, decisions, people.",
      verify: { how: "It names the share of traffic at which the canary was aborted, and the reading that was broken." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN8.05", "RBK1.07"],
    },
    {
      key: "canary-cause-sought",
      title: "Somebody named is looking for the root cause",
      proof: "Name, and link to where the findings are collected.",
      verify: { how: "Traces, logs and the failed replica set are kept until the analysis is done." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["CAN8.06"],
    },
    {
      key: "canary-rollback-announced",
      title: "Stakeholders know of the rollback and what comes next",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "Everybody who received the notice before T-0 receives this one, with impact and next step." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["CAN8.07"],
    },
  ],
};

/** The way back, from any stage. Source: CAN8; SIGNOFF "closing a rollback". */
export const CANARY_ROLLBACK: TemplatePhase = {
  key: "rollback",
  code: "Rollback",
  name: "Canary rollback",
  kind: "rollback",
  anchor: "opening",
  offsetMinutes: 0,
  gate: {
    kind: "signed",
    base: [
      { role: "commander", count: 1 },
      { role: "approver", count: 1 },
    ],
    critical: [],
  },
  sections: [RETURN, RECOVERY, AFTERMATH],
};
