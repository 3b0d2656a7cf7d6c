import type { DemoTeam } from "./cast";
import type { Answer } from "./room";

type Facts = { readonly service: string; readonly version: string; readonly team: DemoTeam };

/** Evidence: where it is found, and what is read there. */
export const link = (host: string, path: string, label: string) => ({ evidence: { label, url: `https://${host}.example.com/${path}` } });

/** What is found before T-0 on an ordinary release: links, and who of the experts looked. */
export function answersBefore({ service, version, team: { people } }: Facts): Readonly<Record<string, Answer>> {
  const { qa, database } = people;
  return {
    "code-frozen": link("git", `${service}/settings/branches`, "Branch rule: fixes for this release only"),
    "tests-green": link("ci", `${service}/${version}/tests`, "All suites green on the release commit"),
    "security-scanned": { by: qa, ...link("ci", `${service}/${version}/security`, "Scan report: 0 critical, 0 high") },
    "performance-proven": { by: qa, ...link("ci", `${service}/${version}/performance`, "Performance run, within the service level") },
    "staging-deployed": link("argocd", `applications/${service}-staging`, `${version} in staging, healthy`),
    "staging-smoke-passed": link("ci", `${service}/${version}/smoke-staging`, "Smoke tests in staging: 12 of 12 passed"),
    "migration-rehearsed": { by: database, ...link("wiki", `${service}/${version}/rehearsal`, "Rehearsal on a copy of production") },
    "rollback-planned": link("wiki", `${service}/${version}/rollback-plan`, "Rollback plan, read by a second person"),
    "dashboards-current": link("grafana", `d/${service}`, `Dashboard of ${service}`),
    "alerts-proven": { note: "The test alert reached the phone within a minute." },
    "customer-text-ready": link("wiki", `${service}/${version}/customer-text`, "Approved text for customers"),
    "images-in-registry": link("registry", `${service}/${version}`, "Digest as the registry gives it"),
    "images-scanned": { by: qa, ...link("ci", `${service}/${version}/image-scan`, "Image scan: 0 critical, 0 high") },
    "manifests-committed": link("git", `deployments/commits/${service}-${version}`, `Manifests of ${version}`),
    "configuration-reviewed": link("git", `deployments/reviews/${service}-${version}`, "Difference, read by two people"),
    "backup-readable": { by: database, ...link("backups", `${service}/latest`, "Fresh backup, table of contents read") },
    "call-open": link("meet", service, "Call of the deployment"),
    "status-page-set": link("status", `maintenance/${service}-${version}`, "Entry on the status page"),
  };
}

/** Where a change brings nothing that anybody would ask support about. */
export const NOT_BRIEFED = { status: "not-applicable", reason: "Nothing changes that customers could ask about." } as const;

/** What is found from T-0 on where all goes well. */
export function answersAfter({ service, version, team: { people } }: Facts): Readonly<Record<string, Answer>> {
  const { qa, database, product } = people;
  return {
    "migration-run": { by: database },
    "migration-complete": { by: database },
    "deployment-begun": link("git", `deployments/commits/${service}-${version}`, `Deploy ${service} ${version} to production`),
    "rollout-finished": link("argocd", `applications/${service}-production`, "Rollout finished, all replicas on the new version"),
    "resources-watched": { outcome: "pass", value: "38" },
    "smoke-passed": link("ci", `${service}/${version}/smoke-production`, "Smoke tests in production: 12 of 12 passed"),
    "journeys-walked": { by: qa },
    "error-rate-low": { outcome: "pass", value: "0.30", ...link("grafana", `d/${service}?viewPanel=errors`, "Error rate, last 5 minutes") },
    "response-time-in-band": { outcome: "pass", value: "-2.2" },
    "metrics-normal": link("grafana", `d/${service}`, "Dashboard around T-0"),
    "database-connections-steady": { by: database },
    "error-rate-not-up": { outcome: "pass", value: "0.30" },
    "response-time-steady": { outcome: "pass", value: "-1.7" },
    "two-hours-steady": link("grafana", `d/${service}`, "Dashboard from T-0 to T+2h"),
    "business-figures-normal": { by: product, ...link("metabase", `dashboards/${service}`, "Orders and payments, this week and last") },
    "day-watched": link("grafana", `d/${service}`, "Dashboard of the whole day"),
    "report-published": link("wiki", `${service}/${version}/report`, "Deployment report"),
    "notes-published": link("wiki", `${service}/${version}/release-notes`, `Release notes of ${version}`),
    "documents-current": link("wiki", `${service}/architecture`, "Interface pages brought up to date"),
    "version-tagged": link("git", `${service}/tags/${version}`, `Tag ${version}`),
    "baseline-renewed": link("grafana", `d/${service}-baseline`, "New baseline"),
  };
}

/** What is asked each time and never led to anything: analytics point at it. */
export const NOTHING_LACKED = {
  "runbook-improved": { status: "not-applicable", reason: "Nothing happened that the runbook lacks." },
} as const;
