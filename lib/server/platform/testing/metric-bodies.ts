import { randomUUID } from "node:crypto";

export const METRIC_SOURCE = {
  name: "Production",
  environment: "",
  address: "https://prometheus.example.com/",
  auth: { kind: "none" as const },
};

/** Bodies of the routes of metrics, by the end of their path. */
export const METRIC_BODIES: Readonly<Record<string, unknown>> = {
  "POST metric-sources": METRIC_SOURCE,
  "PUT [metricSource]": METRIC_SOURCE,
  "PUT queries": { version: 1, queries: [] },
  "POST sample": { serviceId: randomUUID(), query: { serviceId: null, metric: "p95", unit: "ms", query: "up" } },
  "POST baseline": {},
};
