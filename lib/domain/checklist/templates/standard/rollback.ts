import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const RETURN: TemplateSection = {
  key: "return",
  title: "Return to the previous version",
  items: [
    {
      key: "rollback-decided",
      title: "Everybody in the room knows that we roll back, and why",
      proof: "The decision with its reason and time, and the message to the room.",
      verify: { how: "Each person at work on the deployment has stopped and answered." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD7.01"],
    },
    {
      key: "rollback-begun",
      title: "The rollback is under way by this method",
      proof: "The command or the commit that started it, with its time.",
      verify: {
        how: "Return a rolling update to its previous revision; blue-green switches back, a canary is aborted, a flag switched off.",
        command: "kubectl rollout undo deployment/{{service}} -n {{namespace}}",
      },
      kind: "fill-in",
      unit: "Method",
      owner: "deployer",
      required: true,
      sources: ["STD7.02"],
    },
    {
      key: "rollback-finished",
      title: "The previous version runs on every pod",
      proof: "Rollout status and the image of the pods.",
      verify: {
        how: "Follow the rollout to its end; the image is that of the previous version.",
        command: "kubectl rollout status deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD7.03"],
    },
  ],
};

const RECOVERY: TemplateSection = {
  key: "recovery",
  title: "Recovery",
  items: [
    {
      key: "health-restored",
      title: "Health checks answer 200 on the previous version",
      proof: "Both answers with their time.",
      verify: {
        how: "Ask both endpoints from outside the cluster; BASE_URL is the public address of the service.",
        command: 'curl -fsS "$BASE_URL/health/live" && curl -fsS "$BASE_URL/health/ready"',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD7.04", "RBK1.01"],
    },
    {
      key: "baseline-restored",
      title: "Errors and response times are back at the baseline",
      proof: "Error rate and p95 now beside those of before the deployment.",
      verify: {
        how: "Share of server errors over the last five minutes; read the p95 on the dashboard.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[5m])) / sum(rate(http_requests_total{service="{{service}}"}[5m]))\'',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD7.05", "RBK1.02", "RBK1.03"],
    },
  ],
};

const AFTERMATH: TemplateSection = {
  key: "aftermath",
  title: "Aftermath",
  items: [
    {
      key: "incident-written-up",
      title: "What happened is written down with its times",
      proof: "Link to the incident: symptoms, times, decisions, people.",
      verify: { how: "Somebody who was not there can follow it from the first symptom to the return." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD7.06", "RBK1.07"],
    },
    {
      key: "post-mortem-dated",
      title: "The post-mortem has a date within 48 hours",
      proof: "The invitation with its time and participants.",
      verify: { how: "Those who decided and those who were affected have accepted." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD7.07", "INC4.03"],
    },
    {
      key: "cause-sought",
      title: "Somebody named is looking for the root cause",
      proof: "Name, and link to where the findings are collected.",
      verify: { how: "Logs, traces and the failed artifact are kept until the analysis is done." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD7.08"],
    },
    {
      key: "rollback-announced",
      title: "Stakeholders know of the rollback and what comes next",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "Everybody who received the notice before T-0 receives this one, with impact and next step." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["STD7.09"],
    },
  ],
};

/** The way back: hidden and uncounted until it is opened. Source: STD7; SIGNOFF "closing a rollback". */
export const ROLLBACK: TemplatePhase = {
  key: "rollback",
  code: "Rollback",
  name: "Rollback",
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
