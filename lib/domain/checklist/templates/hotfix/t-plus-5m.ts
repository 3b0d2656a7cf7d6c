import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const SERVICE: TemplateSection = {
  key: "service",
  title: "Service",
  items: [
    {
      key: "hotfix-pods-healthy",
      title: "Every pod is running and ready on the hotfix",
      proof: "Pod list with ready state, restart count and image.",
      verify: {
        how: "Each pod is ready and has not restarted since the rollout.",
        command: "kubectl get pods -n {{namespace}} -l app={{service}} -o wide",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX6.01"],
    },
    {
      key: "hotfix-health-answered",
      title: "Liveness and readiness endpoints answer 200",
      proof: "Both answers with their time.",
      verify: {
        how: "Ask both endpoints from outside the cluster; BASE_URL is the public address of the service.",
        command: 'curl -fsS "$BASE_URL/health/live" && curl -fsS "$BASE_URL/health/ready"',
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX6.02", "SMK1.01"],
    },
    {
      key: "hotfix-error-rate-down",
      title: "The error rate is back under its limit",
      proof: "The rate now, during the incident and before it.",
      verify: {
        how: "Share of requests that ended in a server error over the last five minutes.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[5m])) / sum(rate(http_requests_total{service="{{service}}"}[5m]))\'',
      },
      kind: "result",
      unit: "%",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX6.04"],
    },
    {
      key: "hotfix-response-time-fine",
      title: "Nobody waits longer for an answer than before the incident",
      proof: "The p95 now beside that of before the incident, and the difference in percent.",
      verify: {
        how: "Read the p95 in seconds and enter its difference to the time before the incident, with its sign.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}"}[5m])))\'',
      },
      kind: "result",
      unit: "% vs baseline",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX6.06"],
    },
  ],
};

const PROBLEM: TemplateSection = {
  key: "problem",
  title: "The problem",
  items: [
    {
      key: "issue-gone",
      title: "The steps that showed the problem no longer do",
      proof: "The steps, what production did, and who tried.",
      verify: { how: "Follow the recorded steps in production with a test account." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX6.03"],
    },
    {
      key: "function-restored",
      title: "The broken function works for users again",
      proof: "Successful uses since the rollout, from records.",
      verify: { how: "Count real successes since T-0; a test account alone is no proof." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX6.05"],
    },
    {
      key: "nothing-new-broken",
      title: "The logs show no kind of error that was not there before",
      proof: "Kinds of errors since the rollout beside those of the day before.",
      verify: {
        how: "Group the errors since the rollout by kind and look for a new one.",
        command: "kubectl logs -n {{namespace}} -l app={{service}} --since=5m --tail=-1 --prefix | grep -Ei 'error|fatal|panic'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX6.07"],
    },
    {
      key: "customers-relieved",
      title: "Customers are no longer harmed",
      proof: "Number of affected users now beside that of the assessment.",
      verify: { how: "Count with the same query as in the assessment; name those who still need help." },
      kind: "tick",
      owner: "support-lead",
      required: true,
      sources: ["FIX6.08"],
    },
  ],
};

/** Five minutes after: does it help. Source: FIX6. */
export const T_PLUS_5M: TemplatePhase = {
  key: "t-plus-5m",
  code: "T+5m",
  name: "Immediate validation",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 5,
  gate: { kind: "closed" },
  sections: [SERVICE, PROBLEM],
};
