import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const SERVICE: TemplateSection = {
  key: "service",
  title: "Service",
  items: [
    {
      key: "half-hour-watched",
      title: "The service was watched without a break for 30 minutes",
      proof: "Start and end of the watch, and who watched.",
      verify: { how: "Count from the end of the rollout; 30 minutes at least." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX7.01"],
    },
    {
      key: "issue-not-back",
      title: "The problem has not come back",
      proof: "The search for its symptom since the rollout.",
      verify: { how: "Search logs and reports for the symptom of the assessment; nothing since T-0." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX7.02"],
    },
    {
      key: "hotfix-error-rate-at-baseline",
      title: "The error rate is back at the baseline",
      proof: "The rate over the last 30 minutes beside that of before the incident.",
      verify: {
        how: "Share of requests that ended in a server error over the last 30 minutes.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[30m])) / sum(rate(http_requests_total{service="{{service}}"}[30m]))\'',
      },
      kind: "result",
      unit: "%",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX7.03"],
    },
  ],
};

const USERS: TemplateSection = {
  key: "users",
  title: "Users and business",
  items: [
    {
      key: "reports-falling",
      title: "Fewer users report the problem than before the fix",
      proof: "Reports per hour, before and after the rollout.",
      verify: { how: "Count reports by the time at which the user saw the problem, not at which it was read." },
      kind: "tick",
      owner: "support-lead",
      required: true,
      sources: ["FIX7.04"],
    },
    {
      key: "business-recovering",
      title: "The business figures are on their way back",
      proof: "The figures of the last 30 minutes, of the incident and of an ordinary day.",
      verify: { how: "The curve turned after T-0 and heads for the level of an ordinary day." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX7.05"],
    },
    {
      key: "no-side-effect",
      title: "The fix has no effect that nobody wanted",
      proof: "Link to the dashboards of the service and of those that depend on it.",
      verify: { how: "Look at neighbouring services, queues and the database for anything that changed at T-0." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX7.06"],
    },
  ],
};

/** Half an hour after: does it last. Source: FIX7. */
export const T_PLUS_30M: TemplatePhase = {
  key: "t-plus-30m",
  code: "T+30m",
  name: "Monitoring",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 30,
  gate: { kind: "closed" },
  sections: [SERVICE, USERS],
};
