import type { Template } from "@/lib/domain/checklist/template";
import { dashboardRestored } from "./dashboard-restored";
import { nextVersion } from "./next-version";
import { ROLLBACK } from "./standard/rollback";
import { T_MINUS_2H } from "./standard/t-minus-2h";
import { T_MINUS_48H } from "./standard/t-minus-48h";
import { T_PLUS_2H } from "./standard/t-plus-2h";
import { T_PLUS_15M } from "./standard/t-plus-15m";
import { T_PLUS_24H } from "./standard/t-plus-24h";
import { T_ZERO } from "./standard/t-zero";

/** As first published. Source: STD1 to STD7 of the reference. */
export const STANDARD_TEMPLATE_1: Template = {
  key: "standard",
  version: 1,
  track: "standard",
  name: "Standard release",
  phases: [T_MINUS_48H, T_MINUS_2H, T_ZERO, T_PLUS_15M, T_PLUS_2H, T_PLUS_24H, ROLLBACK],
};

/** Whether people were told follows from the message, and whether support and responders were briefed from who has read the briefing. */
export const STANDARD_TEMPLATE_2: Template = nextVersion(STANDARD_TEMPLATE_1, {
  "stakeholders-told": { computedFrom: "message", messageKind: "pre-notice" },
  "responders-briefed": {
    title: "Support and responders have read the briefing",
    proof: "The version of the briefing, with who confirmed it and when.",
    verify: { how: "Ask support and every responder to read it. It says what changes, what to answer and whom to call." },
    kind: "computed",
    computedFrom: "briefing",
    owner: "support-lead",
    sources: ["STD1.14", "INC1.06"],
  },
  "success-announced": { computedFrom: "message", messageKind: "completion" },
  "rollback-announced": { computedFrom: "message", messageKind: "rollback-notice" },
});

/**
 * The standard release: 7 phases, 75 items. What gathered several checks is one, and restates no more than that: what the general lists
 * ask besides stands there. Source: ADR 56.
 */
export const STANDARD_TEMPLATE: Template = nextVersion(STANDARD_TEMPLATE_2, {
  "tests-green": {
    title: "The pipeline ran every test suite, and all are green",
    proof: "Link to the run of the release commit, with the number of tests of each suite and none skipped without a reason.",
    // That end-to-end tests pass against this version in staging (PRE1.03) is another run.
    sources: ["STD1.02", "PRE1.01", "PRE1.02"],
  },
  "security-scanned": {
    title: "The scan of the release has no critical or high finding",
    proof: "Scan report of the release commit: what its lock files pin, and secrets left in it.",
    verify: {
      how: "Scan the checked-out release commit; the command fails on a critical or high finding.",
      command: "trivy fs --scanners vuln,secret --severity CRITICAL,HIGH --exit-code 1 .",
    },
    // The analysis of the code and of the running service (PRE2.01) is another tool with another report.
    sources: ["STD1.03", "PRE2.03"],
  },
  "resources-watched": {
    title: "CPU and memory are watched while it rolls out",
    proof: "CPU reading of the busiest new pod while the rollout runs, and who watched.",
    verify: {
      how: "Read CPU and memory of each container until the last pod is ready; a pod near its limit halts the rollout.",
      command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
    },
    // What is normal under usual traffic (SMK3.03, SMK3.04) shows a quarter of an hour later.
    sources: ["STD3.06"],
  },
  "cache-serving": {
    title: "The cache answers, and throws nothing out too early",
    proof: "Evicted keys and refused connections, read twice since the rollout.",
    verify: {
      how: "Neither number grows beyond its usual pace. REDIS_URL is the address of the cache.",
      command: "redis-cli -u \"$REDIS_URL\" info stats | grep -E 'evicted_keys|rejected_connections'",
    },
  },
  "baseline-restored": dashboardRestored("STD7.05"),
});
