import type { ReferenceId } from "@/lib/domain/checklist/reference-ids";

type Stand = { readonly [id in ReferenceId]?: readonly string[] };

/**
 * Items of templates that restate an id of the general lists without naming it among their `sources`: the same reading, for the same
 * purpose, at the same moment. By track, whatever the template and its version. Where a release has such an item, it stands for the general one
 * as if it named the id. What a canary checks at a part of the traffic is no such item: it is checked again with all of it.
 */
export const SAME_AS: { readonly [track: string]: Stand } = {
  standard: {
    "PRE5.02": ["dashboards-current"],
    "PRE7.02": ["final-build-green"],
    "SMK3.01": ["response-time-in-band"],
    "SMK4.02": ["pods-healthy"],
    "POST2.07": ["no-critical-reports"],
    "POST3.01": ["day-within-baseline"],
    "POST5.01": ["success-recorded"],
  },
  canary: {
    "SMK3.01": ["full-response-time-in-band"],
    "POST1.03": ["full-response-time-in-band"],
    "POST2.01": ["canary-business-normal"],
  },
  hotfix: {
    "PRE1.01": ["hotfix-build-green"],
    "PRE1.02": ["hotfix-build-green"],
    "PRE2.02": ["hotfix-scanned"],
    "PRE4.03": ["hotfix-backup-readable"],
    // No notice is due ahead of a hotfix; whoever it concerns hears of it when the incident is declared.
    "PRE6.06": ["incident-declared"],
    "PRE6.07": ["hotfix-customer-text-ready"],
    "PRE6.08": ["incident-call-open"],
    "PRE7.02": ["hotfix-build-green"],
    "SMK3.01": ["hotfix-response-time-fine"],
    "SMK4.02": ["hotfix-pods-healthy"],
    "POST1.02": ["hotfix-error-rate-down"],
    "POST1.03": ["hotfix-response-time-fine"],
    "POST1.05": ["hotfix-pods-healthy"],
    "POST2.01": ["business-recovering"],
    "POST5.03": ["hotfix-in-runbook"],
  },
};
