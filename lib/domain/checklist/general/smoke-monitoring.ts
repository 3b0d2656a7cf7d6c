import { prometheus } from "./commands";
import { RUNS_CODE } from "./facts";
import type { GeneralSection } from "./general-item";

/** Source: SMK6. */
export const SMOKE_MONITORING: GeneralSection = {
  key: "smoke-monitoring",
  title: "Monitoring after the deployment",
  items: [
    {
      key: "metrics-arrive",
      title: "Metrics of every new instance arrive",
      proof: "Number of instances that are measured, equal to those that run.",
      verify: {
        how: "Count those that answer; without figures nothing else here can be judged.",
        command: prometheus('count(up{service="{{service}}"} == 1)'),
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "blocking",
      when: RUNS_CODE,
      tags: ["monitoring", "metrics"],
      sources: ["SMK6.01"],
    },
    {
      key: "logs-arrive",
      title: "Log lines of the new version can be found",
      proof: "A search that finds lines of this version from the last minutes.",
      verify: {
        how: "The newest line is seconds old, and its fields are still those that searches and alerts rely on.",
        command: 'logcli query \'{app="{{service}}"} |= "{{toVersion}}"\' --addr="$LOKI_URL" --since=15m --limit=5',
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "careful",
      when: RUNS_CODE,
      tags: ["monitoring", "logs"],
      sources: ["SMK6.02"],
    },
    {
      key: "traces-arrive",
      title: "Traces through the new version can be seen",
      proof: "Link to one trace since T-0 that is whole.",
      verify: {
        how: "Open the newest traces; callers and called services are in them. Does not apply where nothing is traced.",
        command: 'curl -fsS "$JAEGER_URL/api/traces?service={{service}}&lookback=15m&limit=5"',
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "advisory",
      when: ["is-microservices", "service-mesh"],
      tags: ["monitoring", "traces"],
      sources: ["SMK6.03"],
    },
    {
      key: "dashboards-show-version",
      title: "The dashboards show the new version's figures",
      proof: "Link to the dashboard, with the time from T-0 on.",
      verify: {
        how: "No panel is empty since T-0; a renamed metric or label shows itself here.",
        command: prometheus('sum by (version) (rate(http_requests_total{service="{{service}}"}[5m]))'),
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "careful",
      tags: ["monitoring", "dashboards"],
      sources: ["SMK6.04"],
    },
    {
      key: "rules-evaluate",
      title: "Every alert rule is evaluated without an error",
      proof: "The rules whose health is not ok, which are none.",
      verify: {
        how: "The list is empty, and no rule lost its data with the old version.",
        command:
          'curl -fsS "$PROMETHEUS_URL/api/v1/rules?type=alert" | jq -r \'.data.groups[].rules[] | select(.health == "ok" | not) | .name\'',
      },
      kind: "tick",
      owner: "primary-on-call",
      moment: "validation",
      weight: "careful",
      when: ["in-production"],
      tags: ["monitoring", "alerts"],
      sources: ["SMK6.05"],
    },
    {
      key: "error-tracker-receives",
      title: "An error of this version reaches the error tracker",
      proof: "The test error with its time and the version it was filed under.",
      verify: {
        how: "Send one and find it under this version. Shown for Sentry.",
        command: "sentry-cli send-event -m 'test after the deployment' -r {{toVersion}}",
      },
      kind: "tick",
      owner: "deployer",
      moment: "validation",
      weight: "advisory",
      tags: ["monitoring", "errors"],
      sources: ["SMK6.06"],
    },
  ],
};
