import { z } from "zod";
import { isLimitTwice, limitProblem, limitsOf } from "@/lib/domain/metrics/limit";
import { METRIC_KEYS, UNITS } from "@/lib/domain/metrics/metric";
import { nameText } from "./text";

/** Wire shape of the limits of a service: a metric, how it is compared, the unit of both numbers, and which way is worse. */

const NUMBER = { error: "Give the limit as a number, such as 10." };

export const metricLimit = z.strictObject({
  metric: z.enum(METRIC_KEYS),
  /** Of a business figure only. */
  name: nameText(60).nullable().default(null),
  compare: z.enum(["points", "relative", "absolute"]),
  unit: z.enum([...UNITS, "pp"]),
  better: z.enum(["lower", "higher"]),
  proceed: z.number(NUMBER),
  /** Null: only a limit to proceed. */
  rollBack: z.number(NUMBER).nullable(),
});

export const MAX_LIMITS = 20;

export const metricLimits = z
  .array(
    metricLimit.check(({ value, issues }) => {
      const problem = limitProblem(value);
      if (problem) issues.push({ code: "custom", message: problem.message, input: value, path: [problem.field] });
    }),
  )
  .max(MAX_LIMITS, { error: `At most ${MAX_LIMITS}.` })
  .refine((all) => !isLimitTwice(all), "A metric has two limits that are compared alike.")
  .transform(limitsOf);
