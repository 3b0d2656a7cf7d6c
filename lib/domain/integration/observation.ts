import type { Instant } from "@/lib/domain/time/instant";

/** The systems outside that T-Minus understands. */
export const INTEGRATION_KINDS = ["github", "gitlab", "argo-cd", "flux", "alertmanager"] as const;
export type IntegrationKind = (typeof INTEGRATION_KINDS)[number];

/** What a system outside saw, in one form for all of them. Texts are its own and believed only as far as rules compare them. */
export type Observation = {
  /** Kind of event in the words of the system, such as `check_suite`. */
  readonly event: string;
  /** What is observed: later observations of the same source take the place of earlier ones. */
  readonly source: string;
  /** Repository, application or alert. */
  readonly subject: string;
  /** Name of the check, workflow or alert. */
  readonly label: string;
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  /** Null where it tells no result (yet). */
  readonly outcome: "pass" | "fail" | null;
  readonly observedAt: Instant;
  /** Where a person can see it; empty without. */
  readonly url: string;
};

/** What a rule can compare. */
export const OBSERVATION_FIELDS = ["subject", "label", "service", "version", "environment"] as const;
export type ObservationField = (typeof OBSERVATION_FIELDS)[number];
