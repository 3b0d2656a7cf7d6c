import { createHash } from "node:crypto";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { ZONE } from "./cast";
import type { NewReleaseBody } from "./room";

type Service = { readonly id: string; readonly name: string };
type Times = { readonly t0: Instant; readonly minutes?: number };
type Own = Pick<NewReleaseBody, "fromVersion" | "toVersion" | "roster"> & Partial<NewReleaseBody>;

/** What is filled in for a release of the demo: a window from T-0 on, and what its service has in common with its other releases. */
export function planOf(service: Service, { t0, minutes = 60 }: Times, own: Own): NewReleaseBody {
  const { name } = service;
  return {
    serviceId: service.id,
    environment: "production",
    namespace: "production",
    artifactDigest: `sha256:${createHash("sha256").update(`${name} ${own.toVersion}`).digest("hex")}`,
    strategy: "rolling",
    criticality: "standard",
    zone: ZONE,
    plannedT0: t0,
    windowStart: t0,
    windowEnd: addMinutes(t0, minutes),
    impact: "None expected: backward compatible, no interruption.",
    changes: [],
    risks: [],
    rollbackPlan: `Undo the rollout to ${own.fromVersion}, or let Argo CD return to it.`,
    rollbackMethod: "Undo the rollout",
    thresholds: [
      { metric: "Error rate", limit: "5 points above the baseline" },
      { metric: "p95 response time", limit: "25 % above the baseline" },
    ],
    links: [
      { label: "Dashboard", url: `https://grafana.example.com/d/${name}` },
      { label: "Runbook", url: `https://wiki.example.com/${name}/runbook` },
      { label: "Call", url: `https://meet.example.com/${name}` },
    ],
    plan: true,
    ...own,
  };
}

/** checkout-service v2.3.0, as in the first worked example of the reference. */
export const CHECKOUT_230: Partial<NewReleaseBody> = {
  impact: "None expected: backward compatible, no interruption. About 15 minutes.",
  changes: [
    { kind: "feature", text: "Discount codes at checkout" },
    { kind: "feature", text: "Failed payments are tried again and explained" },
    { kind: "performance", text: "Checkout answers 20 % faster" },
    { kind: "fix", text: "Two buyers can no longer take the last piece at the same time" },
    { kind: "fix", text: "Tax of international orders" },
  ],
  risks: [
    {
      risk: "Adding the column to 5 million orders blocks writes",
      mitigation: "The column is nullable; the rehearsal took under 2 minutes.",
    },
    { risk: "Retries charge somebody twice", mitigation: "Payments carry an idempotency key; tried with the processor's sandbox." },
  ],
  rollbackPlan: "Undo the rollout to v2.2.5, or let Argo CD return to it. The new column is nullable and may stay.",
  thresholds: [
    { metric: "Error rate", limit: "5 points above the baseline of 0.3 %" },
    { metric: "p95 response time", limit: "25 % above the baseline of 180 ms" },
  ],
};

/** auth-service v3.0.1: the change that had to be taken back. */
export const AUTH_301: Partial<NewReleaseBody> = {
  strategy: "blue-green",
  impact: "Sign-in answers faster. Nobody is signed out.",
  changes: [{ kind: "performance", text: "Sessions are read from the cache first" }],
  risks: [{ risk: "A cold cache slows the first sign-ins", mitigation: "Green is warmed up before traffic moves." }],
  rollbackPlan: "Switch traffic back to Blue, which keeps running v3.0.0 for a day.",
  rollbackMethod: "Switch traffic back to Blue",
  thresholds: [
    { metric: "Error rate", limit: "5 points above the baseline of 0.3 %" },
    { metric: "p95 response time", limit: "25 % above the baseline of 220 ms" },
  ],
};

/** auth-service v3.1.0, as in the second worked example of the reference: the same change done right, share by share. */
export const AUTH_310: Partial<NewReleaseBody> = {
  strategy: "canary",
  criticality: "critical",
  impact: "Everybody signs in through this service. Sign-in answers faster; nobody is signed out.",
  changes: [{ kind: "performance", text: "Sessions are read from the cache first, in batches" }],
  risks: [
    { risk: "A cold cache slows sign-in, as with v3.0.1", mitigation: "Traffic grows in steps, and the cache is warm before the first." },
  ],
  rollbackPlan: "Abort the canary: all traffic returns to v3.0.0, which keeps its 20 pods until 100 %.",
  rollbackMethod: "Abort the canary and return to stable",
  thresholds: AUTH_301.thresholds,
  gates: [
    { metric: "success-rate", name: null, unit: "%", better: "higher", limit: 99 },
    { metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 },
  ],
};

/** auth-service v3.2.0: the next step of a service that everything depends on. */
export const AUTH_320: Partial<NewReleaseBody> = {
  strategy: "blue-green",
  criticality: "critical",
  impact: "Everybody signs in through this service. No interruption expected.",
  changes: [
    { kind: "feature", text: "Passkeys beside passwords" },
    { kind: "fix", text: "Refreshing a session no longer waits for the database" },
  ],
  risks: [
    { risk: "p95 rises under load, as with v3.0.1", mitigation: "Load test at 5,000 requests per second on a warm and on a cold cache." },
  ],
  rollbackPlan: "Switch traffic back to Blue, which keeps running v3.1.0 for a day.",
  rollbackMethod: "Switch traffic back to Blue",
};

/** invoice-service v1.8.2: what cannot wait for the next release. */
export const INVOICE_182 = {
  criticality: "hotfix",
  impact: "Invoices with two tax rates are made again. No interruption.",
  changes: [{ kind: "fix", text: "Rounding of invoices with more than one tax rate" }],
  risks: [{ risk: "A corrected invoice is sent twice", mitigation: "The run skips every invoice that has a number already." }],
  rollbackPlan: "Undo the rollout to v1.8.1; the 214 invoices wait as they do now.",
} as const;
