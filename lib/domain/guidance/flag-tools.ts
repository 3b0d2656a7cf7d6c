import { MARKS } from "./placeholders";

/** Who has the feature in a stage. */
export type FlagStage = { readonly kind: "off" } | { readonly kind: "internal" } | { readonly kind: "share"; readonly percent: number };

/** One request to the platform. `path` follows its address. */
export type FlagRequest = {
  readonly method: "PATCH" | "POST" | "PUT";
  readonly path: string;
  readonly contentType?: string;
  readonly body?: object;
};

export type FlagTool = {
  readonly key: string;
  readonly name: string;
  /** What to know before the requests are sent. */
  readonly note: string;
  readonly requestsFor: (stage: FlagStage, environment: string) => FlagRequest[];
};

const flag = MARKS.flagKey.mark;
const project = MARKS.flagProject.mark;
const user = MARKS.internalUser.mark;

/** Shares of LaunchDarkly are thousandths of a percent. Source: its API, "Update feature flag", semantic patch. */
const LAUNCH_DARKLY: FlagTool = {
  key: "launchdarkly",
  name: "LaunchDarkly",
  note: "The environment is taken to be called like that of the release.",
  requestsFor: (stage, environmentKey) => [
    {
      method: "PATCH",
      path: `/api/v2/flags/${project}/${flag}`,
      contentType: "application/json; domain-model=launchdarkly.semanticpatch",
      body: { environmentKey, instructions: launchDarklyInstructions(stage) },
    },
  ],
};

function launchDarklyInstructions(stage: FlagStage): object[] {
  const [on, off] = [MARKS.onVariation.mark, MARKS.offVariation.mark];
  const kind = "updateFallthroughVariationOrRollout";
  switch (stage.kind) {
    case "off":
      return [{ kind: "turnFlagOff" }];
    case "internal":
      return [
        { kind, variationId: off },
        { kind: "addTargets", contextKind: "user", variationId: on, values: [user] },
        { kind: "turnFlagOn" },
      ];
    case "share": {
      const { percent } = stage;
      if (percent === 100) return [{ kind, variationId: on }];
      return [{ kind, contextKind: "user", rolloutWeights: { [on]: percent * 1000, [off]: (100 - percent) * 1000 } }];
    }
  }
}

/** Source: Flagr, API: `setFlagEnabled`, `putSegment`. */
const FLAGR: FlagTool = {
  key: "flagr",
  name: "Flagr",
  note: "The flag has two segments, of internal users and of everybody, in this order. Ids are numbers.",
  requestsFor: (stage) => {
    const path = `/api/v1/flags/${MARKS.flagId.mark}`;
    const enabled = (value: boolean): FlagRequest => ({ method: "PUT", path: `${path}/enabled`, body: { enabled: value } });
    const segment = (id: string, description: string, rolloutPercent: number): FlagRequest => ({
      method: "PUT",
      path: `${path}/segments/${id}`,
      body: { description, rolloutPercent },
    });
    const everybody = (percent: number) => segment(MARKS.everybodySegment.mark, "Everybody", percent);
    switch (stage.kind) {
      case "off":
        return [enabled(false)];
      case "internal":
        return [everybody(0), segment(MARKS.internalSegment.mark, "Internal users", 100), enabled(true)];
      case "share":
        return [everybody(stage.percent)];
    }
  },
};

/** Source: Unleash, admin API: strategies of an environment. Parameters are texts there, numbers too. */
const UNLEASH: FlagTool = {
  key: "unleash",
  name: "Unleash",
  note: "The flag has one strategy in the environment, which is taken to be called like that of the release.",
  requestsFor: (stage, environment) => {
    const path = `/api/admin/projects/${project}/features/${flag}/environments/${encodeURIComponent(environment)}`;
    const strategy = (percent: number, constraints: object[]): FlagRequest => ({
      method: "PUT",
      path: `${path}/strategies/${MARKS.strategyId.mark}`,
      body: {
        name: "flexibleRollout",
        parameters: { rollout: `${percent}`, stickiness: "default", groupId: flag },
        constraints,
      },
    });
    switch (stage.kind) {
      case "off":
        return [{ method: "POST", path: `${path}/off` }];
      case "internal":
        return [strategy(100, [{ contextName: "userId", operator: "IN", values: [user] }]), { method: "POST", path: `${path}/on` }];
      case "share":
        return [strategy(stage.percent, [])];
    }
  },
};

/** Source: Split, admin API: definition of a feature flag in an environment. */
const SPLIT: FlagTool = {
  key: "split",
  name: "Split",
  note: "Its project is called a workspace. The environment is taken to be called like that of the release.",
  requestsFor: (stage, environment) => {
    const path = `/internal/api/v2/splits/ws/${project}/${flag}/environments/${encodeURIComponent(environment)}`;
    if (stage.kind === "off") return [{ method: "PUT", path: `${path}/kill` }];
    const percent = stage.kind === "share" ? stage.percent : 0;
    const buckets = [
      { treatment: "on", size: percent },
      { treatment: "off", size: 100 - percent },
    ];
    const body = {
      treatments: [{ name: "on", keys: [user] }, { name: "off" }],
      defaultTreatment: "off",
      trafficAllocation: 100,
      rules: [],
      defaultRule: buckets.filter(({ size }) => size > 0),
    };
    const restored: FlagRequest[] = stage.kind === "internal" ? [{ method: "PUT", path: `${path}/restore` }] : [];
    return [{ method: "PUT", path, body }, ...restored];
  },
};

/** The platforms that the guide names, in its order. */
export const TOOLS: readonly FlagTool[] = [LAUNCH_DARKLY, FLAGR, UNLEASH, SPLIT];
