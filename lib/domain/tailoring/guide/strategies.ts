import { USUAL_LADDER } from "@/lib/domain/checklist/templates/canary/ladder";
import type { STRATEGIES } from "@/lib/domain/release/state";

/**
 * What the guide tells to do. `items`: keys of the items of a checklist that say it (templates, steps of a strategy, general lists);
 * `obligation`: owed once the release is deployed; `text`: a setting of the manifest, which the configuration that is generated holds.
 */
export type GuideStep = { readonly items: readonly string[] } | { readonly obligation: string } | { readonly text: string };

export type StrategyGuide = {
  readonly strategy: (typeof STRATEGIES)[number];
  /** Where the guide tells of it. */
  readonly heading: string;
  readonly bestFor: readonly string[];
  readonly characteristics: readonly string[];
  readonly steps: readonly GuideStep[];
  /** How to see that it goes well; of a canary at each stage, here by the items of the first stage that has them. */
  readonly validation: readonly GuideStep[];
};

const item = (...items: readonly string[]): GuideStep => ({ items });

const ROLLING: StrategyGuide = {
  strategy: "rolling",
  heading: "Rolling Deployment (Default for Most Applications)",
  bestFor: ["Ordinary releases that risk little", "Applications that keep no state in their processes", "Services whose failure hurts few"],
  characteristics: [
    "Old pods make way for new ones, a few at a time",
    "Two numbers set the pace: how many pods may be missing and how many may be extra",
    "Kubernetes has it built in",
    "It needs hardly more room than what runs already",
    "New pods that fail their checks halt it, and one command leads back",
  ],
  steps: [{ text: "At any time up to 25 % of the pods may be missing (maxUnavailable) and up to 25 % extra (maxSurge)" }],
  validation: [
    item("rollout-finished"),
    item("pods-healthy"),
    item("metrics-normal"),
    item("error-rate-low", "response-time-in-band"),
    item("traffic-spread-as-meant"),
  ],
};

const BLUE_GREEN: StrategyGuide = {
  strategy: "blue-green",
  heading: "Blue-Green Deployment (Zero-Downtime Requirement)",
  bestFor: ["Applications that must never be away", "Releases that change the schema of the database", "New major versions"],
  characteristics: [
    "Two environments of the same kind: Blue serves, Green is new",
    "All traffic changes sides in one moment",
    "The way back is to change sides again",
    "For a while everything is there twice, and has to be paid for",
    "The new version can be tested where it will run",
  ],
  steps: [
    item("green-deployed"),
    item("green-smoke-passed"),
    item("green-warm"),
    item("traffic-on-green"),
    item("green-watched"),
    item("blue-kept-ready"),
    { obligation: "Decommission Blue" },
  ],
  validation: [
    item("green-healthy"),
    item("green-routing-tried"),
    item("green-metrics-level"),
    item("green-database-fine"),
    item("green-integrations-answer"),
  ],
};

const CANARY: StrategyGuide = {
  strategy: "canary",
  heading: "Canary Deployment (Progressive Delivery)",
  bestFor: [
    "Changes of which nobody can be sure",
    "Functions that users have not seen before",
    "Work on speed, which only real traffic proves",
  ],
  characteristics: [
    "A growing share of the users meets the new version",
    "Both versions are measured at the same time and compared",
    "Between two shares stands a decision, of a person or of an analysis",
    "A fault is seen early and by few",
    "Something must split the traffic: a service mesh or an ingress controller",
  ],
  steps: USUAL_LADDER.filter(({ percent }) => percent < 100).map(({ percent, minutes }) => ({
    text: `Send ${percent} % of the traffic to it and wait for ${minutes} minutes`,
  })),
  validation: [
    item("error-rate-at-10"),
    item("p95-at-10", "p99-at-50"),
    item("business-at-25"),
    item("journeys-at-75"),
    item("logs-at-10"),
    item("traces-clean"),
    item("decision-at-10"),
  ],
};

const FEATURE_FLAG: StrategyGuide = {
  strategy: "feature-flag",
  heading: "Feature Flag Deployment (Decoupled Release)",
  bestFor: [
    "Functions that users have not seen before",
    "Comparing two variants with real users",
    "Giving a function to more and more people",
  ],
  characteristics: [
    "The code arrives switched off",
    "It is switched on while it runs, without another deployment",
    "It can be given to some users and not to others",
    "Deploying and releasing are two decisions",
    "Switching off takes the function back at once",
  ],
  steps: [
    item("deployed-flag-off"),
    item("healthy-flag-off"),
    item("flag-internal"),
    item("flag-grown"),
    item("flag-metrics-watched"),
    item("flag-outcome-decided"),
    { obligation: "Remove the flag" },
  ],
  validation: [
    item("flag-reached"),
    item("flag-both-states-tested"),
    item("flag-adoption-read"),
    item("flag-targeting-checked"),
    item("flag-cost-checked"),
  ],
};

/** Source: "Deployment Strategy Selection" of the guide; facts from there, words ours. */
export const STRATEGY_GUIDES: readonly StrategyGuide[] = [ROLLING, BLUE_GREEN, CANARY, FEATURE_FLAG];
