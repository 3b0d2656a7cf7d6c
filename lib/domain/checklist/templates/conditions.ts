import type { ItemCondition } from "@/lib/domain/checklist/template";

/**
 * Facts of a release that decide whether a conditional item applies. One id means the same in every template;
 * until tailoring answers them from the profile, a person does ("does not apply", with a reason).
 */
export const CONDITIONS = {
  databaseMigration: { id: "database-migration", text: "Applies when the release changes the database schema or its data." },
  userImpact: { id: "user-impact", text: "Applies when users will notice the change or the deployment." },
  statusPage: { id: "status-page", text: "Applies when users can notice the deployment or a maintenance window is announced." },
  gitOps: { id: "git-ops", text: "Applies when the service is deployed from a GitOps repository." },
  featureFlags: { id: "feature-flags", text: "Applies when a feature flag guards any part of the change." },
  trafficSwitch: { id: "traffic-switch", text: "Applies when traffic is moved on purpose, as blue-green and canary do." },
  manualApproval: { id: "manual-approval", text: "Applies when a person must confirm a stage before traffic grows." },
  automatedAnalysis: { id: "automated-analysis", text: "Applies when the rollout tool judges the metrics of a stage by itself." },
  previousKept: { id: "previous-kept", text: "Applies while the rollback plan counts on the previous version still being there." },
  timeForTests: { id: "time-for-tests", text: "Applies unless writing the test would keep users waiting for the fix." },
  databaseChange: { id: "database-change", text: "Applies when the fix changes the database or what is stored in it." },
  temporaryFix: { id: "temporary-fix", text: "Applies when the hotfix is meant to be replaced." },
  missedByAlerts: { id: "missed-by-alerts", text: "Applies when somebody noticed the problem before an alert did." },
} as const satisfies Record<string, ItemCondition>;
