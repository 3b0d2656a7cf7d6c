import { z } from "zod";
import { RELEASE_ROLES } from "@/lib/domain/access/roles";
import { ITEM_STATUSES, STRATEGIES } from "@/lib/domain/release/state";
import { VERDICTS } from "@/lib/domain/release/verdict";
import { CHANGE_KINDS, MAX_CHANGES, MAX_LINKS, MAX_RISKS, MAX_THRESHOLDS, PLANNABLE_CRITICALITIES, rosterInput } from "./plan";
import { digestText, httpUrl, instantText, lineText, nameText, noteText, reasonText, versionText, zoneText } from "./text";

/** Wire shapes of the commands on a release. Strict: an unknown field is an error, nothing is coerced. */

const version = z.number().int().min(0).max(1_000_000_000);
/** Left out where If-Match says it. */
export const seenVersion = (what: string) => version.optional().meta({ description: `${what}; left out with If-Match.` });
const role = z.enum(RELEASE_ROLES);
export const digest = z.string().regex(/^[0-9a-f]{64}$/, "This is not a digest; load the gate again.");

export const releaseParams = z.strictObject({ release: z.uuid() });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
export const itemParams = z.strictObject({ release: z.uuid(), item: key });
export const evidenceParams = z.strictObject({ release: z.uuid(), item: key, evidence: z.uuid() });
export const phaseKey = z.string().regex(/^[a-z0-9][a-z0-9+-]{0,39}$/, "This is not the key of a phase.");
export const phaseParams = z.strictObject({ release: z.uuid(), phase: phaseKey });
export const signOffParams = z.strictObject({ release: z.uuid(), signOff: z.uuid() });
export const obligationParams = z.strictObject({ release: z.uuid(), obligation: z.uuid() });

export const emptyBody = z.strictObject({});
export const reasonBody = z.strictObject({ reason: reasonText(500) });
export const textBody = z.strictObject({ text: reasonText(2_000) });
/** `verdict` is asked of what is judged afterwards: the review of a break-glass, and a hotfix that change management hears of later. */
export const settleBody = z.strictObject({ note: reasonText(2_000), verdict: z.enum(VERDICTS).optional() });
export const optionalReasonBody = z.strictObject({ reason: noteText(500).optional() });
/** Empty is allowed on the wire: one's own sign-off is taken back without a reason while its gate is not used (SIGNOFF rule 14). */
export const revokeBody = z.strictObject({ reason: noteText(500) });

export const setItemBody = z.strictObject({
  status: z.enum(ITEM_STATUSES),
  expectedVersion: seenVersion("The `version` of the item that was seen"),
  reason: noteText(500).optional(),
  value: noteText(200).optional(),
  outcome: z.enum(["pass", "fail", "not-tested"]).optional(),
  waivedUntil: instantText.optional(),
  observedAt: instantText.optional(),
  compensates: z.number().int().min(1).optional(),
});
/** What a machine found, with what proves it. */
export const reportBody = z.strictObject({
  outcome: z.enum(["pass", "fail"]),
  evidence: z.strictObject({ url: httpUrl, label: nameText(200) }),
  value: noteText(200).optional(),
  reason: noteText(500).optional(),
  observedAt: instantText.optional(),
});
/** Null takes the item from whoever has it. */
export const assignBody = z.strictObject({ assignee: z.uuid().nullable() });
export const evidenceBody = z.strictObject({ url: httpUrl, label: nameText(200) });
export const commentBody = z.strictObject({ text: reasonText(2_000), item: key.optional() });

export const grantBody = z.strictObject({
  role,
  digest,
  initials: nameText(8),
  comment: noteText(500).optional(),
  acceptOpen: z.boolean().optional(),
});
export const refuseBody = z.strictObject({ role, digest, reason: reasonText(500) });
/** What the person saw of the rule that they apply. */
export const ruleBody = z.strictObject({
  requirements: z.array(z.strictObject({ role, count: z.number().int().min(1).max(20) })).max(RELEASE_ROLES.length),
});
export const resumeBody = z.strictObject({ role });
export const rollbackBody = z.strictObject({ reason: reasonText(200), method: reasonText(200), note: noteText(2_000).optional() });

/** `method` is the method that was seen: a step of another one says nothing of the way that is gone now. */
export const rollbackStepBody = z.strictObject({ step: key, method: reasonText(200), isRun: z.boolean() });
/** `seen` is the method that was seen. */
export const rollbackMethodBody = z.strictObject({ method: reasonText(200), seen: reasonText(200), reason: reasonText(500) });

export const causeParams = z.strictObject({ release: z.uuid(), cause: z.uuid() });
/** A key of the criteria of a rollback, and what was seen of it. */
export const causeBody = z.strictObject({ criterion: key, note: noteText(200).optional() });
/** Why it is no reason to roll back; whoever had seen it themselves may leave it out. */
export const clearBody = z.strictObject({ reason: noteText(500).optional() });

const times = { plannedT0: instantText, windowStart: instantText, windowEnd: instantText, zone: zoneText };

const seenSeq = seenVersion("The `seq` of the release that was seen");

/** `seen` is what the person had before them; where it still holds, ticks made meanwhile do not refuse the change. */
export const moveBody = z.strictObject({ expectedSeq: seenSeq, ...times, seen: z.strictObject(times).optional() });
export const rosterBody = z.strictObject({ expectedSeq: seenSeq, roster: rosterInput, seen: rosterInput.optional() });

const upTo = (count: number) => ({ error: `At most ${count}.` });

/** What a release says of itself and may change later; what is left out stays. */
const editableDetails = z.strictObject({
  environment: nameText(60).optional(),
  namespace: lineText(63).optional(),
  fromVersion: versionText.optional(),
  toVersion: versionText.optional(),
  /** Empty while it is not built. */
  artifactDigest: z.union([digestText, z.literal("")]).optional(),
  /** When the oldest commit that it brings was made: the lead time counts from there. */
  firstCommitAt: instantText.optional(),
  strategy: z.enum(STRATEGIES).optional(),
  criticality: z.enum(PLANNABLE_CRITICALITIES).optional(),
  impact: noteText(2_000).optional(),
  changes: z
    .array(z.strictObject({ kind: z.enum(CHANGE_KINDS), text: nameText(200) }))
    .max(MAX_CHANGES, upTo(MAX_CHANGES))
    .optional(),
  risks: z
    .array(z.strictObject({ risk: reasonText(300), mitigation: reasonText(500) }))
    .max(MAX_RISKS, upTo(MAX_RISKS))
    .optional(),
  rollbackPlan: noteText(2_000).optional(),
  rollbackMethod: lineText(200).optional(),
  thresholds: z
    .array(z.strictObject({ metric: nameText(80), limit: nameText(80) }))
    .max(MAX_THRESHOLDS, upTo(MAX_THRESHOLDS))
    .optional(),
  links: z
    .array(z.strictObject({ label: nameText(80), url: httpUrl }))
    .max(MAX_LINKS, upTo(MAX_LINKS))
    .optional(),
});
export const editBody = z.strictObject({ expectedSeq: seenSeq, changes: editableDetails, seen: editableDetails.optional() });

const count = z
  .string()
  .regex(/^\d{1,9}$/, "A whole number.")
  .transform(Number);

/** The log from a place on: the number of the event before it (0 is the beginning), or `next` of the page before. At most `limit` events. */
export const eventsQuery = z.strictObject({
  after: z.string().max(1_000).default("0").meta({ description: "The `seq` after which to begin, or `next` of the page before." }),
  limit: count.refine((size) => size >= 1 && size <= 500, "Between 1 and 500.").default(200),
});
