import { z } from "zod";
import { HANDED_ROLES, type HandoverSummary, SUMMARY_PARTS } from "@/lib/domain/handover/record";
import type { Candidate } from "@/lib/domain/handover/take-over";
import type { Difference } from "@/lib/domain/sign-off/describe-difference";
import { digest } from "./release-commands";
import { noteText } from "./text";

/** Wire shapes of handing a role over. Strict: an unknown field is an error, nothing is coerced. */

const role = z.enum(HANDED_ROLES);

export const handoverParams = z.strictObject({ release: z.uuid(), handover: z.uuid() });
export const previewQuery = z.strictObject({ role });

/** Whom the role is offered to, and what the giver says beside the record. */
export const offerBody = z.strictObject({ role, to: z.uuid(), words: noteText(2_000).optional() });
/** What was read before accepting: its digest, and the `seq` of the release at which it was. */
export const takeoverBody = z.strictObject({ digest, seq: z.number().int().min(1).max(1_000_000_000) });

const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });
const instant = z.string();

/** As it was read, in the order of its parts. */
export const summaryDto = z
  .object({
    role,
    from: person,
    to: person.nullable(),
    words: z.string(),
    asOf: instant,
    clock: z.string().meta({ description: "`asOf` on the axis of the release." }),
    parts: z.array(
      z.object({
        part: z.enum(SUMMARY_PARTS),
        lines: z.array(z.object({ id: z.string(), text: z.string(), detail: z.string(), at: instant.nullable() })),
      }),
    ),
  })
  .meta({ id: "HandoverSummary" }) satisfies z.ZodType<HandoverSummary>;

/** Before a role is offered: who could take it, and what they would read. */
export const previewDto = z.object({
  role,
  seq: z.number(),
  /** Everybody of the team but the holder; `reason` says why somebody cannot take it. */
  candidates: z.array(z.object({ person, reason: z.string().nullable() }) satisfies z.ZodType<Candidate>),
  summary: summaryDto,
});
export type HandoverPreviewDto = z.infer<typeof previewDto>;

/** An offer, with the release as it stands for whoever was asked. */
export const handoverDto = z.object({
  id: z.uuid(),
  role,
  from: person,
  to: person,
  words: z.string(),
  at: instant,
  ended: z
    .object({ how: z.enum(["accepted", "declined", "withdrawn", "overtaken"]), reason: z.string(), by: person, at: instant })
    .nullable(),
  seq: z.number(),
  /** As it is now; of an offer that was accepted, as it was read then. */
  summary: summaryDto,
  /** Of what of the summary binds: sent back to accept. */
  digest: z.string(),
  /** As it was when the role was offered, and what has become another since. */
  offered: summaryDto,
  differences: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() }) satisfies z.ZodType<Difference>),
  /** Why it cannot be accepted as things are, whoever asks; null where it can. */
  refusal: z.string().nullable(),
});
export type HandoverDto = z.infer<typeof handoverDto>;
