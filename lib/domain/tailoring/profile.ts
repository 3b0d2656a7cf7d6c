/**
 * What is known of an application and of a change to it, from which checklist and strategy follow.
 * Source: MISSION "Tailoring". Each service keeps the answers that seldom change; each release gives its own.
 */

export const APPLICATION_TYPES = ["microservices", "monolith", "serverless", "static", "data-pipeline"] as const;
export type ApplicationType = (typeof APPLICATION_TYPES)[number];

export const PLATFORMS = ["kubernetes", "containers", "vms", "serverless", "paas"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** From the one that bears least to the one that bears most. */
export const RISK_TOLERANCES = ["conservative", "balanced", "aggressive"] as const;
export type RiskTolerance = (typeof RISK_TOLERANCES)[number];

/** As in the details of a release; ordered by how much hangs on it, an emergency apart. */
export const PROFILE_CRITICALITIES = ["staging", "standard", "critical", "hotfix"] as const;
export type ProfileCriticality = (typeof PROFILE_CRITICALITIES)[number];

/** What the release changes. `database-irreversible` and `database-long` say more of a `database-migration`. */
export const CHANGE_FACTS = [
  "database-migration",
  "database-irreversible",
  "database-long",
  "infrastructure",
  "dns",
  "cdn",
  "api",
  "user-visible",
  "new-dependency",
  "security-relevant",
  "feature-flagged",
] as const;
export type ChangeFact = (typeof CHANGE_FACTS)[number];

/** What the team has to deploy and to watch with. */
export const FACILITIES = [
  "service-mesh",
  "git-ops",
  "rollout-controller",
  "flag-platform",
  "prometheus",
  "read-replicas",
  "spare-capacity",
] as const;
export type Facility = (typeof FACILITIES)[number];

export const COMPLIANCE = ["soc2", "hipaa", "pci-dss"] as const;
export type Compliance = (typeof COMPLIANCE)[number];

/** Lists mean sets: neither order nor repetition says anything. */
export type Profile = {
  readonly application: ApplicationType;
  readonly platform: Platform;
  readonly criticality: ProfileCriticality;
  readonly riskTolerance: RiskTolerance;
  readonly changes: readonly ChangeFact[];
  readonly facilities: readonly Facility[];
  readonly compliance: readonly Compliance[];
};

/** The answers of a profile without the criticality, which is a field of the release itself. */
export type ProfileAnswers = Omit<Profile, "criticality">;

/** What seldom changes of the answers, and is kept for a service. */
export type ServiceProfile = Omit<ProfileAnswers, "changes">;

/** What an item can hang on: one answer of the profile. */
export type Fact = ChangeFact | Facility | Compliance | `on-${Platform}` | `is-${ApplicationType}` | "in-production";

/** Every fact that holds for a profile. */
export function factsOf(profile: Profile): ReadonlySet<Fact> {
  const { application, platform, criticality, changes, facilities, compliance } = profile;
  const implied: Fact[] = changes.some((one) => one.startsWith("database-")) ? ["database-migration"] : [];
  const production: Fact[] = criticality === "staging" ? [] : ["in-production"];
  return new Set<Fact>([`is-${application}`, `on-${platform}`, ...changes, ...facilities, ...compliance, ...implied, ...production]);
}

const TELLING: ReadonlySet<Fact> = new Set<Fact>([
  ...CHANGE_FACTS,
  ...COMPLIANCE,
  ...(["service-mesh", "git-ops", "rollout-controller", "flag-platform", "read-replicas"] as const),
]);

/**
 * Whether a fact tells this release from others of its kind, so that what is about it is asked for that reason alone. That something runs
 * on Kubernetes says where an item makes sense, and no more.
 */
export function isTelling(fact: Fact): boolean {
  return TELLING.has(fact);
}
