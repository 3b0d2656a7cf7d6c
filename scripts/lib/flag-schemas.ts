import { z } from "zod";

/**
 * What the platforms of feature flags take, for the requests that are made here: none of them publishes a schema of it as a package
 * alone. Source: LaunchDarkly, "Update feature flag"; Flagr, its OpenAPI description; Unleash, admin API; Split, admin API.
 */
const text = z.string().min(1);
const percent = z.int().min(0).max(100);

const launchDarkly = z.strictObject({
  method: z.literal("PATCH"),
  path: z.string().regex(/^\/api\/v2\/flags\/[^/]+\/[^/]+$/),
  contentType: z.literal("application/json; domain-model=launchdarkly.semanticpatch"),
  body: z.strictObject({
    environmentKey: text,
    instructions: z
      .array(
        z.union([
          z.strictObject({ kind: z.enum(["turnFlagOn", "turnFlagOff"]) }),
          z.strictObject({ kind: z.literal("addTargets"), contextKind: text, variationId: text, values: z.array(text).min(1) }),
          z.strictObject({ kind: z.literal("updateFallthroughVariationOrRollout"), variationId: text }),
          z.strictObject({
            kind: z.literal("updateFallthroughVariationOrRollout"),
            contextKind: text,
            rolloutWeights: z
              .record(text, z.int().min(0).max(100_000))
              .refine((weights) => Object.values(weights).reduce((sum, one) => sum + one, 0) === 100_000),
          }),
        ]),
      )
      .min(1),
  }),
});

const flagr = z.union([
  z.strictObject({
    method: z.literal("PUT"),
    path: z.string().regex(/^\/api\/v1\/flags\/\d+\/enabled$/),
    body: z.strictObject({ enabled: z.boolean() }),
  }),
  z.strictObject({
    method: z.literal("PUT"),
    path: z.string().regex(/^\/api\/v1\/flags\/\d+\/segments\/\d+$/),
    body: z.strictObject({ description: text, rolloutPercent: percent }),
  }),
]);

const unleash = z.union([
  z.strictObject({
    method: z.literal("POST"),
    path: z.string().regex(/^\/api\/admin\/projects\/[^/]+\/features\/[^/]+\/environments\/[^/]+\/(on|off)$/),
  }),
  z.strictObject({
    method: z.literal("PUT"),
    path: z.string().regex(/^\/api\/admin\/projects\/[^/]+\/features\/[^/]+\/environments\/[^/]+\/strategies\/[^/]+$/),
    body: z.strictObject({
      name: z.literal("flexibleRollout"),
      parameters: z.strictObject({ rollout: z.string().regex(/^(\d|[1-9]\d|100)$/), stickiness: z.literal("default"), groupId: text }),
      constraints: z.array(z.strictObject({ contextName: text, operator: z.literal("IN"), values: z.array(text).min(1) })),
    }),
  }),
]);

const bucket = z.strictObject({ treatment: z.enum(["on", "off"]), size: percent });
const split = z.union([
  z.strictObject({
    method: z.literal("PUT"),
    path: z.string().regex(/^\/internal\/api\/v2\/splits\/ws\/[^/]+\/[^/]+\/environments\/[^/]+\/(kill|restore)$/),
  }),
  z.strictObject({
    method: z.literal("PUT"),
    path: z.string().regex(/^\/internal\/api\/v2\/splits\/ws\/[^/]+\/[^/]+\/environments\/[^/]+$/),
    body: z.strictObject({
      treatments: z.array(z.strictObject({ name: text, keys: z.array(text).optional() })).min(2),
      defaultTreatment: z.literal("off"),
      trafficAllocation: percent,
      rules: z.array(z.never()),
      defaultRule: z
        .array(bucket)
        .min(1)
        .refine((buckets) => buckets.reduce((sum, { size }) => sum + size, 0) === 100),
    }),
  }),
]);

const planOf = <T extends z.ZodType>(tool: string, request: T) =>
  z.strictObject({
    tool: z.literal(tool),
    flag: text,
    environment: text,
    stages: z.array(z.strictObject({ name: text, proceedWhen: text, requests: z.array(request).min(1) })).min(3),
    rollback: z.strictObject({ name: text, requests: z.array(request).length(1) }),
    afterwards: text,
  });

const PLAN = z.union([planOf("LaunchDarkly", launchDarkly), planOf("Flagr", flagr), planOf("Unleash", unleash), planOf("Split", split)]);

/** What is wrong with a plan for its platform. Empty where nothing is. */
export function flagPlanProblems(plan: unknown): string[] {
  return (PLAN.safeParse(plan).error?.issues ?? []).map((issue) => JSON.stringify(issue));
}
