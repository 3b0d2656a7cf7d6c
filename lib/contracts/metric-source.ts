import { z } from "zod";
import { METRIC_KEYS, UNITS } from "@/lib/domain/metrics/metric";
import { queryProblem } from "@/lib/domain/metrics/query-template";
import { isTwice, SOURCE_AUTHS, unitProblem } from "@/lib/domain/metrics/source";
import { httpUrl, lineText, nameText, noteText, reasonText } from "./text";

/** Wire shapes of the sources that metrics are read from. */

export const metricSourceParams = z.strictObject({ team: z.uuid(), metricSource: z.uuid() });

const secret = z
  .string()
  .min(1, "Enter it.")
  .max(4_000)
  .regex(/^[\x21-\x7e]+$/, "It holds a space or a letter that no header can carry.");
/** A secret that is left out stays; it is never answered. */
const auth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("bearer"), secret: secret.optional() }),
  z.strictObject({ kind: z.literal("basic"), username: nameText(200), secret: secret.optional() }),
]);

export const metricSourceBody = z.strictObject({
  name: nameText(60),
  /** Releases to this environment; empty: to all. */
  environment: lineText(60).default(""),
  address: httpUrl,
  auth,
});
export type MetricSourceBody = z.output<typeof metricSourceBody>;

const text = { query: reasonText(2_000), counter: noteText(500).default("") };
const metricQuery = z
  .strictObject({
    serviceId: z.uuid().nullable(),
    metric: z.enum(METRIC_KEYS),
    /** Of a business figure only. */
    name: nameText(60).nullable().default(null),
    unit: z.enum(UNITS),
    ...text,
  })
  .check(({ value, issues }) => {
    const wrong = [
      ["unit", unitProblem(value)],
      ["query", queryProblem(value.query)],
      ["counter", queryProblem(value.counter)],
    ] as const;
    for (const [path, message] of wrong) if (message !== null) issues.push({ code: "custom", message, input: value, path: [path] });
  });

const MAX_QUERIES = 100;

/** `version` is that of the queries which the person saw. */
export const metricQueriesBody = z.strictObject({
  version: z.int().min(1).max(2_147_483_647),
  queries: z
    .array(metricQuery)
    .max(MAX_QUERIES)
    .refine((all) => !isTwice(all), "A metric has two queries for the same service."),
});
export type MetricQueriesBody = z.output<typeof metricQueriesBody>;

/** Asks one query now, of a service and a version. */
export const metricTrialBody = z.strictObject({
  serviceId: z.uuid("Choose a service."),
  version: lineText(100).default(""),
  query: metricQuery,
});
export type MetricTrialBody = z.output<typeof metricTrialBody>;

/** `value` null: inconclusive, and `why` says so. */
export const metricTrialDto = z.object({
  query: z.string(),
  at: z.string().meta({ format: "date-time" }),
  unit: z.enum(UNITS),
  value: z.number().nullable(),
  why: z.string().nullable(),
});
export type MetricTrialDto = z.infer<typeof metricTrialDto>;

export const metricSourceDto = z.object({
  id: z.uuid(),
  name: z.string(),
  environment: z.string(),
  address: z.string(),
  auth: z.object({ kind: z.enum(SOURCE_AUTHS), username: z.string() }),
  version: z.number(),
  queries: z.array(metricQuery),
  askedAt: z.string().nullable().meta({ format: "date-time" }),
  /** Why it did not answer then; null: it did. */
  problem: z.string().nullable(),
});
export type MetricSourceDto = z.infer<typeof metricSourceDto>;

export const metricSourcesDto = z.object({
  sources: z.array(metricSourceDto),
  /** With the version that runs, as far as the releases say. */
  services: z.array(z.object({ id: z.uuid(), name: z.string(), version: z.string() })),
  canMake: z.boolean(),
  allowsPrivate: z.boolean(),
});
export type MetricSourcesDto = z.infer<typeof metricSourcesDto>;

export const newMetricSourceDto = z.object({ id: z.uuid() });

/** Captures the baseline anew; `reason` is asked for where there is one. */
export const baselineBody = z.strictObject({ reason: noteText(500).optional() });
export const baselineDto = z.object({
  recorded: z.number(),
  /** What could not be measured, and why. */
  missed: z.array(z.object({ metric: z.enum(METRIC_KEYS), name: z.string().nullable(), why: z.string() })),
});
export type BaselineDto = z.infer<typeof baselineDto>;
