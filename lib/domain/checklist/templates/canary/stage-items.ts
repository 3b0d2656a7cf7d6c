import type { TemplateGate, TemplateItem, TemplateStage } from "@/lib/domain/checklist/template";

/** Items that every canary stage repeats with its own share of traffic; titles name it, since they are read alone. */
type Repeated = { readonly percent: number; readonly source: string | null };

/** A stage that the reference does not have restates nothing of it. */
const sourcesOf = (source: string | null): readonly string[] => (source === null ? [] : [source]);

const QUERY = 'curl -fsS "$PROMETHEUS_URL/api/v1/query" --data-urlencode';
const requests = (version: string, more = "") =>
  `sum(rate(http_requests_total{service="{{service}}",version="{{${version}}}"${more}}[5m]))`;
const errorShare = (version: string) => `${requests(version, ',status=~"5.."')} / ${requests(version)}`;
const quantile = (q: string, version: string) =>
  `histogram_quantile(${q}, sum by (le) (rate(http_request_duration_seconds_bucket{service="{{service}}",version="{{${version}}}"}[5m])))`;

/** Whoever decides a stage signs it; where the release is critical an approver confirms. Source: SIGNOFF "Which gates are signed". */
export const STAGE_GATE: TemplateGate = {
  kind: "signed",
  base: [{ role: "deployer", count: 1 }],
  critical: [{ role: "approver", count: 1 }],
};

/** The router sends this share of the requests to the canary. */
export function trafficItem({ percent, source }: Repeated): TemplateItem {
  return {
    key: `traffic-at-${percent}`,
    title: `The canary receives ${percent} % of the traffic`,
    proof: "Weight that was set and share that was measured.",
    verify: {
      how: `SetWeight and ActualWeight are both ${percent}; the request rates of both versions stand in the same proportion.`,
      command: "kubectl argo rollouts get rollout {{service}} -n {{namespace}}",
    },
    kind: "tick",
    owner: "deployer",
    required: true,
    sources: sourcesOf(source),
  };
}

/** What is true once a stage was watched; `minutes` is a number or a range. */
export function watchedTitle(minutes: number | string, percent: number): string {
  const who = percent === 100 ? "new version" : "canary";
  return `The ${who} was watched for ${minutes} ${`${minutes}` === "1" ? "minute" : "minutes"} at ${percent} %`;
}

/** The stage was watched for its time. `minutes` is the range of the reference, e.g. `5 to 10`. */
export function watchedItem({ percent, source, minutes }: Repeated & { readonly minutes: string }): TemplateItem {
  return {
    key: `watched-at-${percent}`,
    title: watchedTitle(minutes, percent),
    proof: "Start and end of the watch, and who watched.",
    verify: { how: "Count from the moment the measured share was reached; an alert or a pause starts the count again." },
    kind: "tick",
    owner: "primary-on-call",
    required: true,
    sources: sourcesOf(source),
  };
}

/** Canary against stable: resolved by its children. */
export function comparisonItem({ percent, source, children }: Repeated & { readonly children: readonly TemplateItem[] }): TemplateItem {
  return {
    key: `compared-at-${percent}`,
    title: `Canary and stable have been compared at ${percent} %`,
    proof: "Readings of both versions from the same minutes.",
    verify: { how: "Read both versions side by side over the watched time; the reading entered is the difference, with its sign." },
    kind: "parent",
    owner: "primary-on-call",
    required: true,
    sources: sourcesOf(source),
    children,
  };
}

/** Limit: less than 1 percentage point above stable. */
export function errorRateDelta({ percent, source }: Repeated): TemplateItem {
  return {
    key: `error-rate-at-${percent}`,
    title: `Error rate is less than 1 point above stable at ${percent} %`,
    proof: "Error rate of canary and stable, and their difference in percentage points.",
    verify: {
      how: "Difference of the shares of server errors; the metric needs a label with the version.",
      command: `${QUERY} 'query=100 * (${errorShare("toVersion")} - ${errorShare("fromVersion")})'`,
    },
    kind: "result",
    unit: "percentage points",
    owner: "primary-on-call",
    required: true,
    sources: sourcesOf(source),
  };
}

/** Limit: less than 10 % (p95) or 15 % (p99) above stable, relative. */
export function latencyDelta({ percent, source, quantile: q }: Repeated & { readonly quantile: "p95" | "p99" }): TemplateItem {
  const level = q === "p95" ? "0.95" : "0.99";
  const limit = q === "p95" ? 10 : 15;
  return {
    key: `${q}-at-${percent}`,
    title: `The ${q} is less than ${limit} % above stable at ${percent} %`,
    proof: `The ${q} of canary and stable in milliseconds, and their difference in percent.`,
    verify: {
      how: `Relative difference of the ${q}; the metric needs a label with the version.`,
      command: `${QUERY} 'query=100 * (${quantile(level, "toVersion")} / ${quantile(level, "fromVersion")} - 1)'`,
    },
    kind: "result",
    unit: "% vs stable",
    owner: "primary-on-call",
    required: true,
    sources: sourcesOf(source),
  };
}

/** The canary's logs hold nothing critical. */
export function canaryLogs({ percent, source }: Repeated): TemplateItem {
  return {
    key: `logs-at-${percent}`,
    title: `The canary logs hold no critical error at ${percent} %`,
    proof: "The search over the watched time and what it found.",
    verify: {
      how: "Search the logs of the service since the stage began and look at the canary pods; each line found is explained.",
      command: "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'critical|fatal|panic'",
    },
    kind: "tick",
    owner: "primary-on-call",
    required: true,
    sources: sourcesOf(source),
  };
}

const LABELS = { pause: "Stay at this share", "roll-back": "Roll back" } as const;

/** The decision of a stage: offers exactly what the stage allows. `next` is the share that proceeding leads to. */
export function decisionItem(
  stage: TemplateStage,
  { source, next }: { readonly source: string | null; readonly next: number },
): TemplateItem {
  return {
    key: `decision-at-${stage.weightPercent}`,
    title: `What happens after ${stage.weightPercent} % is decided`,
    proof: "The decision with its reasons, the readings it rests on, and who disagreed.",
    verify: { how: "Decide when the stage was watched for its time and every comparison has a reading." },
    kind: "choice",
    computedFrom: "decision",
    options: stage.decisions.map((key) => ({ key, label: key === "proceed" ? `Proceed to ${next} %` : LABELS[key] })),
    owner: "deployer",
    required: true,
    sources: sourcesOf(source),
  };
}
