import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { ITEM_STATUSES } from "@/lib/domain/release/state";

/** Wire shapes of the commands on a release. Strict: an unknown field is an error, nothing is coerced. */

const text = (max: number) => z.string().trim().min(1, "Write something here.").max(max, `At most ${max} characters.`);
const optionalText = (max: number) => z.string().trim().max(max, `At most ${max} characters.`).optional();
const instant = z.iso.datetime({ offset: false, precision: 3, message: "Use a UTC time such as 2026-11-23T19:00:00.000Z." });
const version = z.number().int().min(0).max(1_000_000_000);
const role = z.enum(RELEASE_ROLES);
const digest = z.string().regex(/^[0-9a-f]{64}$/, "This is not a digest; load the gate again.");

export const releaseParams = z.strictObject({ release: z.uuid() });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
export const itemParams = z.strictObject({ release: z.uuid(), item: key });
export const evidenceParams = z.strictObject({ release: z.uuid(), item: key, evidence: z.uuid() });
export const phaseParams = z.strictObject({ release: z.uuid(), phase: z.string().regex(/^[a-z0-9][a-z0-9+-]{0,39}$/) });
export const signOffParams = z.strictObject({ release: z.uuid(), signOff: z.uuid() });
export const obligationParams = z.strictObject({ release: z.uuid(), obligation: z.uuid() });

export const emptyBody = z.strictObject({});
export const reasonBody = z.strictObject({ reason: text(500) });
export const textBody = z.strictObject({ text: text(2_000) });
export const noteBody = z.strictObject({ note: text(2_000) });
export const optionalReasonBody = z.strictObject({ reason: optionalText(500) });

export const setItemBody = z.strictObject({
  status: z.enum(ITEM_STATUSES),
  expectedVersion: version,
  reason: optionalText(500),
  value: optionalText(200),
  outcome: z.enum(["pass", "fail", "not-tested"]).optional(),
  waivedUntil: instant.optional(),
  observedAt: instant.optional(),
  compensates: z.number().int().min(1).optional(),
});
export const assignBody = z.strictObject({ assignee: z.uuid().nullable() });
export const evidenceBody = z.strictObject({ url: z.string().trim().max(2_000), label: text(200) });
export const commentBody = z.strictObject({ text: text(2_000), item: key.optional() });

export const grantBody = z.strictObject({
  role,
  digest,
  initials: z.string().trim().min(1, "Type your initials.").max(8),
  comment: optionalText(500),
  acceptOpen: z.boolean().optional(),
});
export const refuseBody = z.strictObject({ role, digest, reason: text(500) });
export const resumeBody = z.strictObject({ role });
export const rollbackBody = z.strictObject({ reason: text(200), method: text(200), note: optionalText(2_000) });

export const moveBody = z.strictObject({
  expectedSeq: version,
  plannedT0: instant,
  windowStart: instant,
  windowEnd: instant,
  zone: text(64),
});
export const rosterBody = z.strictObject({
  expectedSeq: version,
  roster: z.array(z.strictObject({ role, userId: z.uuid() })).max(40),
});
