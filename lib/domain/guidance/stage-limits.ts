import { type Criterion, stageCriteria } from "@/lib/domain/metrics/criterion";
import type { Subject } from "./subject";

/** What is measured of a stage, as a query of Prometheus, and on which side of what it must stay. */
export type Limit = {
  readonly name: string;
  readonly query: string;
  readonly bound: { readonly keep: "above" | "from" | "below"; readonly limit: number };
};

type Query = { readonly canary: string; readonly stable: string };

/** The limits on failed requests, as shares of successes where they compare, in percent. */
export function successRateLimits(subject: Subject): Limit[] {
  const { canary, stable } = queries(subject, successShare);
  return criteriaOf(subject).flatMap(({ metric, compare, proceed }): Limit[] => {
    // A share of errors that lies a point higher is a share of successes that lies a point lower.
    if (metric === "error-rate" && compare === "points")
      return [{ name: "success-rate-against-stable", query: `(${canary}) - (${stable})`, bound: { keep: "above", limit: -proceed } }];
    if (metric === "error-rate" && compare === "absolute")
      return [{ name: "error-rate", query: `100 - (${canary})`, bound: { keep: "below", limit: proceed } }];
    if (metric === "success-rate" && compare === "absolute")
      return [{ name: "success-rate", query: canary, bound: { keep: "from", limit: proceed } }];
    return [];
  });
}

/** The limits on p95: percent above stable, or milliseconds. */
export function latencyLimits(subject: Subject): Limit[] {
  const { canary, stable } = queries(subject, p95);
  return criteriaOf(subject).flatMap(({ metric, compare, proceed }): Limit[] => {
    if (metric !== "p95") return [];
    if (compare === "relative")
      return [{ name: "p95-against-stable", query: `100 * ((${canary}) / (${stable}) - 1)`, bound: { keep: "below", limit: proceed } }];
    // The histogram is in seconds, the gate in milliseconds.
    return [{ name: "p95-milliseconds", query: `1000 * (${canary})`, bound: { keep: "below", limit: proceed } }];
  });
}

/** Those of the first stage: what differs between stages is no success rate and no p95. */
function criteriaOf({ phases }: Subject): readonly Criterion[] {
  const stage = phases.find((one) => one.stage)?.stage;
  return stage?.criteria ?? stageCriteria(stage?.weightPercent ?? 0);
}

const queries = ({ name, toVersion, fromVersion }: Subject, query: (service: string, version: string) => string): Query => ({
  canary: query(name, toVersion),
  stable: query(name, fromVersion),
});

function successShare(service: string, version: string): string {
  const requests = (more: string) => `sum(rate(http_requests_total{service="${service}",version="${version}"${more}}[5m]))`;
  return `100 * ${requests(',status!~"5.."')} / ${requests("")}`;
}

function p95(service: string, version: string): string {
  return `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="${service}",version="${version}"}[5m])))`;
}
