import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const SERVICE: TemplateSection = {
  key: "service",
  title: "Service",
  items: [
    {
      key: "two-hours-steady",
      title: "Two hours of unbroken watching show a steady service",
      proof: "Link to the dashboard from T-0 to T+2h, and who watched it.",
      verify: { how: "No alert fired, nobody had to intervene, and no panel drifts." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD5.01"],
    },
    {
      key: "error-rate-not-up",
      title: "The error rate is no higher than before T-0",
      proof: "The rate since T-0 beside the one of the two hours before.",
      verify: {
        how: "Share of server errors over the last two hours; it passes when it is not above the baseline.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=100 * sum(rate(http_requests_total{service="{{service}}",status=~"5.."}[2h])) / sum(rate(http_requests_total{service="{{service}}"}[2h]))\'',
      },
      kind: "result",
      unit: "%",
      owner: "primary-on-call",
      required: true,
      sources: ["STD5.02"],
    },
    {
      key: "response-time-steady",
      title: "Response times have held within 10 % of the baseline",
      proof: "The p95 since T-0, its largest swing, and the difference to the baseline in percent.",
      verify: {
        how: "Read the p95 of the last two hours in seconds and enter its difference to the baseline, with its sign.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}"}[2h])))\'',
      },
      kind: "result",
      unit: "% vs baseline",
      owner: "primary-on-call",
      required: true,
      sources: ["STD5.03"],
    },
  ],
};

const RESOURCES: TemplateSection = {
  key: "resources",
  title: "Resources",
  items: [
    {
      key: "memory-level",
      title: "Memory has levelled off, so nothing leaks",
      proof: "Memory of the pods since T-0 as a curve or as its slope.",
      verify: {
        how: "Slope of the memory in bytes per second over two hours; close to zero once caches are warm.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode \'query=deriv(sum(container_memory_working_set_bytes{namespace="{{namespace}}",pod=~"{{service}}-.*",container!=""})[2h:5m])\'',
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD5.05", "POST2.02"],
    },
    {
      key: "resources-in-range",
      title: "CPU, memory, network and disk are in their range",
      proof: "Readings of the busiest pod beside requests and limits.",
      verify: {
        how: "Compare use with requests and limits; CPU stays under 70 %.",
        command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD5.06"],
    },
  ],
};

const CUSTOMERS: TemplateSection = {
  key: "business-and-customers",
  title: "Business and customers",
  items: [
    {
      key: "business-figures-normal",
      title: "Orders, sign-ups and other business figures are usual",
      proof: "The figures since T-0 beside the same hours of an ordinary day.",
      verify: { how: "Compare with the same weekday and hours; explain every difference that is not the purpose of the release." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD5.04", "POST2.01"],
    },
    {
      key: "no-critical-reports",
      title: "No customer has reported a critical problem",
      proof: "The search over reports since T-0.",
      verify: { how: "Search tickets, chat and public channels for the service and for what the release changed." },
      kind: "tick",
      owner: "support-lead",
      required: true,
      sources: ["STD5.07"],
    },
    {
      key: "ticket-volume-normal",
      title: "Support sees the usual number of tickets",
      proof: "Number of tickets since T-0 beside the usual number.",
      verify: { how: "The support lead confirms it; silence from support is no confirmation." },
      kind: "tick",
      owner: "support-lead",
      required: true,
      sources: ["STD5.08"],
    },
  ],
};

/** Two hours after: the new version holds. Source: STD5. */
export const T_PLUS_2H: TemplatePhase = {
  key: "t-plus-2h",
  code: "T+2h",
  name: "Monitoring",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 120,
  gate: { kind: "closed" },
  sections: [SERVICE, RESOURCES, CUSTOMERS],
};
