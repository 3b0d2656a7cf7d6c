import type { STRATEGIES } from "@/lib/domain/release/state";
import type { Fact, Profile } from "./profile";

export type Strategy = (typeof STRATEGIES)[number];

/** What is known when strategies are weighed. */
export type Weighed = { readonly profile: Profile; readonly facts: ReadonlySet<Fact> };

/** One argument: `points` above zero speak for the strategy, below against it. `rulesOut`: without it the strategy cannot be carried out. */
export type StrategyReason = {
  readonly id: string;
  readonly strategy: Strategy;
  readonly points: number;
  readonly rulesOut?: true;
  readonly text: string;
  readonly holds: (weighed: Weighed) => boolean;
};

const canSplitTraffic = ({ facts }: Weighed) => facts.has("service-mesh") || facts.has("rollout-controller");
const isRisky = ({ facts, profile }: Weighed) =>
  profile.criticality === "critical" || facts.has("api") || facts.has("new-dependency") || facts.has("security-relevant");
const isEmergency = ({ profile }: Weighed) => profile.criticality === "hotfix";
const hasFact =
  (fact: Fact) =>
  ({ facts }: Weighed) =>
    facts.has(fact);
const lacks =
  (fact: Fact) =>
  ({ facts }: Weighed) =>
    !facts.has(fact);

/**
 * All that speaks for and against each strategy. What each is best for, and what it needs: "Deployment Strategy Selection" of the
 * reference; the points are ours, and `strategy.test.ts` holds the two worked examples to them.
 */
export const STRATEGY_REASONS: readonly StrategyReason[] = [
  { id: "rolling-default", strategy: "rolling", points: 2, text: "Suits most applications and needs nothing besides.", holds: () => true },
  {
    id: "rolling-emergency",
    strategy: "rolling",
    points: 2,
    text: "The fastest way to have a fix everywhere.",
    holds: isEmergency,
  },
  {
    id: "rolling-tolerance",
    strategy: "rolling",
    points: 1,
    text: "You can bear that a fault reaches some users before it is seen.",
    holds: ({ profile }) => profile.riskTolerance !== "conservative",
  },
  {
    id: "rolling-migration",
    strategy: "rolling",
    points: 1,
    text: "The migration can be undone, so both versions can run side by side.",
    holds: ({ facts }) => facts.has("database-migration") && !facts.has("database-irreversible"),
  },
  {
    id: "rolling-irreversible",
    strategy: "rolling",
    points: -2,
    text: "Both versions run on one schema, and the migration cannot be undone.",
    holds: hasFact("database-irreversible"),
  },
  {
    id: "rolling-critical",
    strategy: "rolling",
    points: -1,
    text: "Much hangs on this service, and going back means rolling through every instance again.",
    holds: ({ profile }) => profile.criticality === "critical",
  },
  {
    id: "blue-green-critical",
    strategy: "blue-green",
    points: 2,
    text: "Going back is one switch, which a critical service deserves.",
    holds: ({ profile }) => profile.criticality === "critical",
  },
  {
    id: "blue-green-migration",
    strategy: "blue-green",
    points: 1,
    text: "A change of the schema can be tried on Green before anybody depends on it.",
    holds: hasFact("database-migration"),
  },
  {
    id: "blue-green-infrastructure",
    strategy: "blue-green",
    points: 1,
    text: "A change of the infrastructure is built beside what runs, not under it.",
    holds: hasFact("infrastructure"),
  },
  {
    id: "blue-green-static",
    strategy: "blue-green",
    points: 3,
    text: "A site is switched as a whole, so that no visitor gets parts of two versions.",
    holds: hasFact("is-static"),
  },
  {
    id: "blue-green-possible",
    strategy: "blue-green",
    points: 1,
    text: "There is capacity for a second environment.",
    holds: hasFact("spare-capacity"),
  },
  {
    id: "blue-green-capacity",
    strategy: "blue-green",
    points: -4,
    rulesOut: true,
    text: "Needs twice the capacity, which your profile does not have.",
    holds: lacks("spare-capacity"),
  },
  {
    id: "blue-green-staging",
    strategy: "blue-green",
    points: -1,
    text: "Two environments for staging cost more than a fault there.",
    holds: lacks("in-production"),
  },
  {
    id: "canary-risky",
    strategy: "canary",
    points: 2,
    text: "A high-risk change reaches a tenth of the users before it reaches all.",
    holds: isRisky,
  },
  {
    id: "canary-measured",
    strategy: "canary",
    points: 1,
    text: "Prometheus can compare the canary with what runs.",
    holds: hasFact("prometheus"),
  },
  {
    id: "canary-automated",
    strategy: "canary",
    points: 1,
    text: "A rollout controller moves the traffic and can stop by itself.",
    holds: hasFact("rollout-controller"),
  },
  {
    id: "canary-tolerance",
    strategy: "canary",
    points: 1,
    text: "You bear little risk, and few users meet a fault.",
    holds: ({ profile }) => profile.riskTolerance === "conservative",
  },
  {
    id: "canary-traffic",
    strategy: "canary",
    points: -5,
    rulesOut: true,
    text: "Needs a service mesh or a rollout controller to split traffic; your profile has neither.",
    holds: (weighed) => !canSplitTraffic(weighed),
  },
  {
    id: "canary-blind",
    strategy: "canary",
    points: -1,
    text: "Without Prometheus each stage is judged by readings that people type.",
    holds: lacks("prometheus"),
  },
  {
    id: "canary-irreversible",
    strategy: "canary",
    points: -3,
    text: "Both versions run on one schema for long, and the migration cannot be undone.",
    holds: hasFact("database-irreversible"),
  },
  {
    id: "canary-unsuited",
    strategy: "canary",
    points: -5,
    rulesOut: true,
    text: "There are no requests of users to split.",
    holds: hasFact("is-data-pipeline"),
  },
  {
    id: "canary-staging",
    strategy: "canary",
    points: -4,
    text: "Staging has no users whose share could grow.",
    holds: lacks("in-production"),
  },
  { id: "canary-emergency", strategy: "canary", points: -4, text: "An emergency cannot wait for stages.", holds: isEmergency },
  {
    id: "flag-guarded",
    strategy: "feature-flag",
    points: 4,
    text: "A flag guards the change: it is deployed off and switched on for as many users as you like.",
    holds: hasFact("feature-flagged"),
  },
  {
    id: "flag-visible",
    strategy: "feature-flag",
    points: 1,
    text: "What users notice can be taken back within seconds.",
    holds: hasFact("user-visible"),
  },
  {
    id: "flag-unguarded",
    strategy: "feature-flag",
    points: -4,
    rulesOut: true,
    text: "No flag guards the change.",
    holds: lacks("feature-flagged"),
  },
  {
    id: "flag-platform",
    strategy: "feature-flag",
    points: -3,
    rulesOut: true,
    text: "Needs a flag platform, which your profile does not have.",
    holds: lacks("flag-platform"),
  },
  {
    id: "flag-migration",
    strategy: "feature-flag",
    points: -1,
    text: "The migration runs whether the flag is on or off.",
    holds: hasFact("database-migration"),
  },
  {
    id: "flag-infrastructure",
    strategy: "feature-flag",
    points: -2,
    text: "A change of infrastructure, DNS or CDN cannot be switched by a flag.",
    holds: ({ facts }) => facts.has("infrastructure") || facts.has("dns") || facts.has("cdn"),
  },
  { id: "flag-emergency", strategy: "feature-flag", points: -2, text: "A fix belongs to everybody at once.", holds: isEmergency },
];
