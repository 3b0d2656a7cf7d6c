import { latency, prometheus } from "./commands";
import { SIZED } from "./facts";
import type { GeneralSection } from "./general-item";

/** Source: POST4. */
export const POST_BASELINE: GeneralSection = {
  key: "post-baseline",
  title: "The new baseline",
  items: [
    {
      key: "baseline-taken",
      title: "The figures of this version are kept as the baseline",
      proof: "Error rate, p95, p99, throughput, CPU and memory of a whole day, with where they are stored.",
      verify: {
        how: "Enter the p95 of the day; the next release will be compared with it.",
        command: prometheus(latency("0.95", "1d")),
      },
      kind: "result",
      unit: "s p95",
      owner: "primary-on-call",
      moment: "completion",
      weight: "careful",
      tags: ["baseline", "performance"],
      sources: ["POST4.01"],
    },
    {
      key: "objective-dashboards-updated",
      title: "The dashboards of the service levels use this version",
      proof: "Link to the dashboards with the new baseline drawn in.",
      verify: {
        how: "Indicators still measure what users feel; what this release added is among them.",
        command: 'curl -fsS -H "Authorization: Bearer $GRAFANA_TOKEN" "$GRAFANA_URL/api/search?query={{service}}&tag=slo"',
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "completion",
      weight: "advisory",
      when: ["in-production"],
      tags: ["baseline", "dashboards", "objectives"],
      sources: ["POST4.02"],
    },
    {
      key: "thresholds-fit",
      title: "The alert thresholds fit the new figures",
      proof: "Changed thresholds with old and new value, or the statement that all still fit.",
      verify: {
        how: "No alert fires in ordinary hours, and none would stay silent at twice the new baseline.",
        command: "curl -fsS \"$PROMETHEUS_URL/api/v1/rules?type=alert\" | jq -r '.data.groups[].rules[] | [.name, .query] | @tsv'",
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "completion",
      weight: "advisory",
      when: ["in-production"],
      tags: ["baseline", "alerts"],
      sources: ["POST4.03"],
    },
    {
      key: "performance-change-recorded",
      title: "It is written down what became faster or slower, and why",
      proof: "The differences with their cause, in the report or the release notes.",
      verify: {
        how: "Each figure that moved by more than 10 % has a sentence; better ones too, so that nobody takes them back unknowingly.",
      },
      kind: "tick",
      owner: "expert",
      moment: "completion",
      weight: "advisory",
      tags: ["baseline", "documentation"],
      sources: ["POST4.04"],
    },
    {
      key: "capacity-plan-updated",
      title: "The capacity plan reckons with what this version uses",
      proof: "Link to the plan with cost per request or per user of this version.",
      verify: {
        how: "Divide the use of the day by its requests; enter nothing that was measured in staging.",
        command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      },
      kind: "tick",
      owner: "expert",
      moment: "completion",
      weight: "advisory",
      when: SIZED,
      tags: ["baseline", "capacity"],
      sources: ["POST4.05"],
    },
  ],
};
