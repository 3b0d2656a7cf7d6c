import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { TemplateItem, TemplateSection } from "@/lib/domain/checklist/template";

type Step = readonly [key: string, title: string, proof: string, how: string, owner?: ReleaseRole];

/** A step of a strategy. The inventory has no ids for them: they restate prose of the guide, not items of its checklists. */
function step([key, title, proof, how, owner = "deployer"]: Step): TemplateItem {
  return { key, title, proof, verify: { how }, kind: "tick", owner, required: true, sources: [] };
}

const section = (key: string, title: string, steps: readonly Step[]): TemplateSection => ({ key, title, items: steps.map(step) });

/** Source: "Blue-Green Deployment", implementation approach 1 to 6 and validation steps 1 to 5; step 7 is an obligation. */
export const BLUE_GREEN: readonly TemplateSection[] = [
  section("green", "Green before the switch", [
    [
      "green-deployed",
      "Green runs the new version",
      "Pods of Green with their image.",
      "Every pod of Green names the new image and is ready.",
    ],
    [
      "green-smoke-passed",
      "Smoke tests have passed against Green",
      "Link to the run.",
      "The run addressed Green itself and not the public address.",
      "expert",
    ],
    [
      "green-warm",
      "Caches and connections of Green are warm",
      "Hit rate and open connections.",
      "Send it the usual reads until the hit rate is level.",
    ],
    [
      "green-healthy",
      "Green has been healthy until the switch",
      "Health of Green over the last 10 minutes.",
      "No failed check and no restart since it was warm.",
      "primary-on-call",
    ],
    [
      "green-routing-tried",
      "Routing to Green has been tried",
      "The test request and which version answered.",
      "A request by header or test host reaches Green only.",
    ],
  ]),
  section("switch", "The switch and after", [
    ["traffic-on-green", "All traffic goes to Green", "Time of the switch and share of both sides.", "Blue receives no new request."],
    [
      "green-watched",
      "Green is watched closely by somebody by name",
      "Who watches, and since when.",
      "The watch goes on until the phase is closed.",
      "primary-on-call",
    ],
    [
      "green-metrics-level",
      "Metrics after the switch are as before it",
      "Errors and latency of Green beside Blue.",
      "Compare the ten minutes after with the ten before.",
      "primary-on-call",
    ],
    [
      "green-database-fine",
      "Database connections and queries of Green are fine",
      "Connections in use and slow queries.",
      "Both sides together stay below the limit.",
      "expert",
    ],
    [
      "green-integrations-answer",
      "Integrations and API calls of Green succeed",
      "Calls to each integration with their results.",
      "Each integration was called by Green since the switch.",
    ],
    [
      "blue-kept-ready",
      "Blue is kept ready for an immediate return",
      "Pods of Blue and until when they are kept.",
      "Blue is healthy and one switch away.",
    ],
  ]),
];

/** Source: "Feature Flag Deployment", implementation approach 1 to 6 and validation steps 1 to 5; step 7 is an obligation. */
export const FEATURE_FLAG: readonly TemplateSection[] = [
  section("flag-off", "With the flag off", [
    [
      "flag-reached",
      "The service reaches the flag platform",
      "State of the connection and age of the rules.",
      "It also starts, with safe defaults, while the platform is away.",
    ],
    [
      "deployed-flag-off",
      "The code is deployed with the flag off",
      "Version in production and state of the flag.",
      "The flag is off for everybody.",
    ],
    [
      "healthy-flag-off",
      "The deployment is healthy with the flag off",
      "Errors and latency beside the baseline.",
      "Nothing has changed for users.",
      "primary-on-call",
    ],
    [
      "flag-both-states-tested",
      "The feature was tested both on and off",
      "Link to both runs.",
      "The off state is the behaviour of before.",
      "expert",
    ],
    [
      "flag-cost-checked",
      "Evaluating the flag costs no time that shows",
      "p95 before and after.",
      "Compare the p95 with the baseline.",
      "primary-on-call",
    ],
  ]),
  section("flag-exposure", "Exposure", [
    ["flag-internal", "Internal users have the feature", "Segment and number of people.", "Only the segment sees it."],
    [
      "flag-targeting-checked",
      "Targeting reaches exactly the users that it should",
      "One user inside and one outside each rule.",
      "Look both up on the platform.",
      "expert",
    ],
    ["flag-grown", "Exposure has grown step by step", "Each share with its time.", "No step before the figures of the last one were read."],
    [
      "flag-metrics-watched",
      "The figures of the feature are watched",
      "Link to the dashboard.",
      "They are split by flag state.",
      "primary-on-call",
    ],
    [
      "flag-adoption-read",
      "Adoption of the feature has been read",
      "Users exposed and users who used it.",
      "Compare with what was expected.",
      "expert",
    ],
    [
      "flag-outcome-decided",
      "Everybody has the feature, or the flag is off",
      "The final share and who decided.",
      "The decision rests on the figures of the feature.",
    ],
  ]),
];
