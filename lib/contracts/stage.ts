import { z } from "zod";
import { METRIC_KEYS, UNITS } from "@/lib/domain/metrics/metric";
import { SIDES } from "@/lib/domain/metrics/reading";
import { digest, phaseKey } from "./release-commands";
import { instantText, nameText, noteText, reasonText } from "./text";

/** Wire shapes of the stages of a canary. Strict: an unknown field is an error, nothing is coerced. */

export const readingBody = z.strictObject({
  phase: phaseKey,
  metric: z.enum(METRIC_KEYS),
  /** Of a business figure only. */
  name: nameText(60).nullable().default(null),
  side: z.enum(SIDES),
  value: z.number(),
  unit: z.enum(UNITS),
  /** Left out: now. */
  observedAt: instantText.optional(),
  /** Id of the reading that this one replaces. */
  corrects: z.uuid().optional(),
});

const reason = noteText(500).optional();

/** Proceeding is a sign-off and takes what one takes; rolling back takes a reason. */
export const decisionBody = z.discriminatedUnion("choice", [
  z.strictObject({ choice: z.literal("proceed"), digest, initials: nameText(8), reason, acceptOpen: z.boolean().optional() }),
  z.strictObject({ choice: z.literal("pause"), reason }),
  z.strictObject({ choice: z.literal("roll-back"), reason: reasonText(150) }),
]);
