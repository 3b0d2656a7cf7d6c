import { z } from "zod";
import { httpUrl, instantText, nameText, noteText } from "./text";

/** Wire shapes of files that prove an item. */

export const EVIDENCE_FORMATS = ["junit", "sarif", "json"] as const;

const limit = z
  .string()
  .regex(/^\d{1,6}$/, "A limit is a whole number.")
  .transform(Number)
  .optional();

/** `url` leads to the run; a plain JSON file may name it itself. `critical` to `low`: how many of a severity are accepted. */
export const evidenceFileQuery = z.strictObject({
  format: z.enum(EVIDENCE_FORMATS).optional(),
  url: httpUrl.optional(),
  /** What is put before the summary: the name of the pipeline or suite. */
  label: nameText(60).optional(),
  value: noteText(200).optional(),
  observedAt: instantText.optional(),
  critical: limit,
  high: limit,
  medium: limit,
  low: limit,
});
export type EvidenceFileQuery = z.output<typeof evidenceFileQuery>;

/** The plain form, for what has no format of its own. */
export const plainEvidence = z.strictObject({
  outcome: z.enum(["pass", "fail"]),
  label: nameText(200),
  url: httpUrl.optional(),
  value: noteText(200).optional(),
  reason: noteText(500).optional(),
  observedAt: instantText.optional(),
});
