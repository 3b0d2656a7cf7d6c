import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const CODE: TemplateSection = {
  key: "code-and-tests",
  title: "Code and tests",
  items: [
    {
      key: "code-frozen",
      title: "Only fixes for this release are merged from now on",
      proof: "Link to the branch rule or to the message that announced the freeze.",
      verify: {
        how: "On the release branch, list what came in since the running version: nothing but agreed fixes after the freeze.",
        command: "git log --oneline --no-merges {{fromVersion}}..HEAD",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD1.01"],
    },
    {
      key: "tests-green",
      title: "Unit, integration and end-to-end tests are all green",
      proof: "Link to the pipeline run of the release commit, with the number of tests of each suite and none skipped without a reason.",
      verify: { how: "Open the pipeline of the exact commit to be released; a green run of an earlier commit does not count." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD1.02", "PRE1.01", "PRE1.02", "PRE1.03"],
    },
    {
      key: "security-scanned",
      title: "Code and dependencies have no critical or high finding",
      proof: "Scan reports of the release commit: static or dynamic analysis, and dependencies.",
      verify: {
        how: "Scan the checked-out release commit; the command fails on a critical or high finding. Add the report of the code analysis.",
        command: "trivy fs --scanners vuln,secret --severity CRITICAL,HIGH --exit-code 1 .",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD1.03", "PRE2.01", "PRE2.03"],
    },
    {
      key: "performance-proven",
      title: "Performance tests stay within the service level",
      proof: "Report of the run with p95, p99 and throughput beside the agreed limits.",
      verify: { how: "Compare the report of this version with the limits of the service level agreement, at the load that is expected." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["STD1.04", "PRE1.04"],
    },
  ],
};

const STAGING: TemplateSection = {
  key: "staging",
  title: "Staging",
  items: [
    {
      key: "staging-deployed",
      title: "This version runs in staging",
      proof: "Version and rollout status as staging reports them.",
      verify: {
        how: "Ask staging for its rollout; STAGING is the name of its kubectl context.",
        command: 'kubectl rollout status deployment/{{service}} --context "$STAGING" -n {{namespace}}',
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD1.05"],
    },
    {
      key: "staging-smoke-passed",
      title: "Staging passes every smoke test",
      proof: "Output of the run against this version: number passed, none failed.",
      verify: {
        how: "Run the smoke tests of the service after the staging rollout has ended.",
        command: "./scripts/smoke-test.sh staging",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD1.06"],
    },
    {
      key: "migration-rehearsed",
      title: "The migration ran in staging on production-like data",
      proof: "Log of the rehearsal with its duration and the number of rows it touched.",
      verify: { how: "Run the migration, and its way back, on a recent copy of production data; note how long each took." },
      kind: "tick",
      owner: "expert",
      required: true,
      condition: CONDITIONS.databaseMigration,
      sources: ["STD1.07", "PRE4.04"],
    },
  ],
};

const WATCH: TemplateSection = {
  key: "rollback-and-monitoring",
  title: "Rollback and monitoring",
  items: [
    {
      key: "rollback-planned",
      title: "The rollback plan is written and a second person agrees",
      proof: "Link to the plan with method, steps, expected duration and the name of its reviewer.",
      verify: {
        how: "Check that the revision to return to still exists and that the plan names it.",
        command: "kubectl rollout history deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["STD1.08"],
    },
    {
      key: "dashboards-current",
      title: "The dashboards show everything this release may change",
      proof: "Link to the dashboard that will be watched during the deployment.",
      verify: { how: "Open each dashboard: panels have data, and what the release adds or renames is on them." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD1.12"],
    },
    {
      key: "alerts-proven",
      title: "Alert rules are loaded and reach the person on call",
      proof: "List of the rules with their health, and one test alert that was received.",
      verify: {
        how: "List the loaded rules: health must be ok. Fire one test alert. PROMETHEUS_URL is the address of Prometheus.",
        command: "curl -fsS \"$PROMETHEUS_URL/api/v1/rules?type=alert\" | jq -r '.data.groups[].rules[] | [.name, .health, .state] | @tsv'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD1.13", "PRE5.03"],
    },
  ],
};

const PEOPLE: TemplateSection = {
  key: "people-and-messages",
  title: "People and messages",
  items: [
    {
      key: "stakeholders-told",
      title: "Stakeholders know the window and what it means for them",
      proof: "The notice as sent, with its time and recipients.",
      verify: { how: "The notice leaves between 48 and 24 hours before T-0 and names window, impact, risks, rollback plan and contact." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["STD1.09", "PRE6.06"],
    },
    {
      key: "customer-text-ready",
      title: "The text for customers is written and approved",
      proof: "Link to the approved text and the name of who approved it.",
      verify: { how: "Read it as a customer: what changes, when, and what to do about it." },
      kind: "tick",
      owner: "communications-lead",
      required: true,
      condition: CONDITIONS.userImpact,
      sources: ["STD1.10", "PRE6.07"],
    },
    {
      key: "on-call-confirmed",
      title: "The engineer on call has confirmed the whole window",
      proof: "The confirmation, or the on-call calendar from T-0 to T+24h.",
      verify: { how: "Ask in person; a name in a calendar is no confirmation." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD1.11", "INC1.01"],
    },
    {
      key: "responders-briefed",
      title: "Responders know the change, its risks and the way back",
      proof: "Time of the briefing and who attended.",
      verify: { how: "Each responder can say what would make them roll back, and how." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["STD1.14"],
    },
  ],
};

/** Two days before: the change is ready to be released and everybody knows of it. Source: STD1. */
export const T_MINUS_48H: TemplatePhase = {
  key: "t-minus-48h",
  code: "T-48h",
  name: "Pre-deployment",
  kind: "forward",
  anchor: "planned",
  offsetMinutes: -2880,
  gate: { kind: "closed" },
  sections: [CODE, STAGING, WATCH, PEOPLE],
};
