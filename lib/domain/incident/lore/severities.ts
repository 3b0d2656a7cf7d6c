import type { ReleaseRole } from "@/lib/domain/access/roles";
import { UPDATE_MINUTES } from "@/lib/domain/comms/comms-time";

export const SEVERITY_KEYS = ["P0", "P1", "P2"] as const;
export type SeverityKey = (typeof SEVERITY_KEYS)[number];

export type Severity = {
  readonly name: string;
  /** What is true of an incident of this severity; the first that fits, from P0 on, is the severity. */
  readonly means: string;
  readonly examples: readonly string[];
  /** Stakeholders hear at least this often until it is resolved. */
  readonly updateMinutes: number;
  /** Who is called at once, in this order. */
  readonly calls: readonly ReleaseRole[];
  /** What being called means at this severity. */
  readonly callsFor: string;
  /** Items and headings of the reference that it follows. */
  readonly source: string;
};

const SOURCE = "INC3.01, FIX1.03, Incident Communication";

/**
 * How bad an incident is. A doubt between two is the worse one until it is settled: lowering it later costs nothing.
 * Everybody hears every 15 minutes, whatever the severity. Source: INC3.01, FIX1.03, "Incident Communication".
 */
export const SEVERITIES: Record<SeverityKey, Severity> = {
  P0: {
    name: "Critical",
    means: "A critical function is down for most people, or harm is being done that cannot be undone later.",
    examples: [
      "Nobody can sign in or pay",
      "Data is lost, corrupted or shown to the wrong people",
      "A security hole is open, or a compliance rule is broken",
      "The failure spreads to services that depend on this one",
    ],
    updateMinutes: UPDATE_MINUTES,
    calls: ["commander", "primary-on-call", "secondary-on-call", "expert", "communications-lead", "support-lead", "approver"],
    callsFor: "Called now, at any hour, until each has answered.",
    source: SOURCE,
  },
  P1: {
    name: "High",
    means: "A critical function fails or is too slow for some people, and there is no good way round it.",
    examples: [
      "Errors more than 5 points above the baseline",
      "p95 response time more than 25 % above the baseline",
      "A database migration failed half-way",
      "A service from outside is down, and its fallback does not hold",
    ],
    updateMinutes: UPDATE_MINUTES,
    calls: ["commander", "primary-on-call", "communications-lead", "support-lead", "expert"],
    callsFor: "Called now, at any hour; the secondary on-call if the primary does not answer.",
    source: SOURCE,
  },
  P2: {
    name: "Limited",
    means: "Something works badly for a few people, or there is a good way round it.",
    examples: [
      "One page or report fails while the rest works",
      "Background jobs run late, and nothing is lost",
      "Errors or response times above the baseline, but under the limits for rolling back",
    ],
    updateMinutes: UPDATE_MINUTES,
    calls: ["primary-on-call", "communications-lead", "commander"],
    callsFor: "The on-call is called; the others are told and join when asked.",
    source: SOURCE,
  },
};
