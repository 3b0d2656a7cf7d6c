import { z } from "zod";
import { MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";
import { FIELDS } from "@/lib/domain/comms/kinds";
import { AUDIENCES } from "@/lib/domain/comms/message";
import { SEVERITY_KEYS } from "@/lib/domain/incident/lore/severities";
import { instantText, lineText, nameText, noteText, reasonText } from "./text";

/** Wire shapes of what people are told of a release, or of an incident that stands alone. Strict: an unknown field is an error, nothing is coerced. */

const FIELD_KEYS = Object.keys(FIELDS) as [keyof typeof FIELDS, ...(keyof typeof FIELDS)[]];
const field = z.enum(FIELD_KEYS);
const audiences = z
  .array(z.enum(AUDIENCES))
  .max(AUDIENCES.length)
  .refine((list) => new Set(list).size === list.length, "Name each group once.");
const fieldsOf = <T extends z.ZodType>(text: T) =>
  z
    .array(z.strictObject({ key: field, text }))
    .max(FIELD_KEYS.length)
    .refine((list) => new Set(list.map((one) => one.key)).size === list.length, "Give each field once.");

export const messageParams = z.strictObject({ release: z.uuid(), message: z.uuid() });
export const letterParams = z.strictObject({ incident: z.uuid(), message: z.uuid() });
/** The id of a due message, such as `completion` or `status-update-20261126T1915`. */
const due = z.string().regex(/^[a-z0-9][a-zT0-9-]{0,59}$/);
export const draftParams = z.strictObject({ release: z.uuid(), due });
export const letterDraftParams = z.strictObject({ incident: z.uuid(), due });

export const sendBody = z.strictObject({
  message: z.strictObject({
    kind: z.enum(MESSAGE_KINDS),
    /** When it was due; null where none was. */
    slot: instantText.nullable(),
    audiences,
    subject: nameText(200),
    /** A figure stands in a text as `{{reading id}}`. */
    fields: fieldsOf(reasonText(4_000)),
  }),
  /** Left out: now. Of a message to customers, the approval gives the time. */
  sendAt: instantText.optional(),
  /** Why it goes without what its kind requires. */
  lackingReason: noteText(500).optional(),
});
export const approvalBody = z.strictObject({ sendAt: instantText.optional() });

/** A text of null follows the release. `expectedVersion` is 0 for the first. */
export const draftBody = z.strictObject({
  expectedVersion: z.number().int().min(0).max(1_000_000),
  audiences,
  subject: lineText(200),
  fields: fieldsOf(noteText(4_000).nullable()),
});
export type DraftBody = z.infer<typeof draftBody>;

/** A draft as it is on somebody's screen, to be sent to themselves. */
export const testMailBody = z.strictObject({ audiences, subject: nameText(200), fields: fieldsOf(reasonText(4_000)) });
export type TestMailBody = z.infer<typeof testMailBody>;

const instant = z.string().meta({ format: "date-time" });
const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });

/** What a message tells of: a release, or an incident that stands alone. `zone` is where its times are written. */
const about = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("release"), id: z.string(), service: z.string(), version: z.string(), zone: z.string(), t0: instant }),
  z.object({ kind: z.literal("incident"), id: z.string(), severity: z.enum(SEVERITY_KEYS), title: z.string(), zone: z.string() }),
]);
export type AboutDto = z.infer<typeof about>;

const dueMessage = z.object({
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  dueAt: instant.nullable(),
  lateAt: instant.nullable(),
  standing: z.enum(["waiting", "upcoming", "due", "late"]),
  because: z.string().nullable(),
});
export const messageRow = z.object({
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  act: z.enum(["proposed", "sent", "cancelled"]),
  slot: instant.nullable(),
  audiences: z.array(z.enum(AUDIENCES)),
  subject: z.string(),
  at: instant,
  by: person,
  sendAt: instant.nullable(),
  /** When a message that was given a time was let go. */
  leftAt: instant.optional(),
});

/** How many recipients of a message there are in each state; `open` of them wait for a person to say what becomes of them. */
export const deliveryCounts = z.object({
  sent: z.number(),
  failed: z.number(),
  uncertain: z.number(),
  /** Being sent now included. */
  waiting: z.number(),
  /** Found late: somebody says first whether it still goes. */
  asks: z.number(),
  cancelled: z.number(),
  open: z.number(),
});
export type DeliveryCounts = z.infer<typeof deliveryCounts>;

/**
 * What is due and what was told on the open releases and incidents of a team, and lately on others. `isMine`: whoever asks may send or approve it, or
 * did so.
 */
export const communicationsDto = z.object({
  now: instant,
  due: z.array(z.object({ about, message: dueMessage, isMine: z.boolean() })),
  messages: z.array(z.object({ about, message: messageRow, isMine: z.boolean(), delivery: deliveryCounts })),
});
export type CommunicationsDto = z.infer<typeof communicationsDto>;

/** A message that is being written, as it would go now. */
export const draftDto = z.object({
  about,
  due: dueMessage,
  audiences: z.array(z.enum(AUDIENCES)),
  subject: z.string(),
  /** Whether somebody wrote the subject. */
  isSubjectWritten: z.boolean(),
  /** `live` is what the release or the incident says there now, also where somebody wrote another text. */
  fields: z.array(z.object({ key: field, text: z.string(), live: z.string(), isLive: z.boolean(), isMissing: z.boolean() })),
  /** Readings that can be quoted, newest first. */
  figures: z.array(z.object({ reading: z.string(), label: z.string(), text: z.string() })),
  version: z.number(),
  updatedBy: person.nullable(),
  updatedAt: instant.nullable(),
  /** Why this person cannot send it within the team, and to customers: they may not, or it was told. Null where they can. */
  whyNotSend: z.string().nullable(),
  whyNotPropose: z.string().nullable(),
  /** Why no test of it can be sent to this person; null where one can. */
  whyNotTest: z.string().nullable(),
  /** Whether the roster names anybody who may send it within the team. */
  hasSender: z.boolean(),
});
/** Where a test went, and what the mail server said of it. */
export const testMailDto = z.object({
  address: z.string(),
  outcome: z.enum(["sent", "failed", "uncertain"]),
  reason: z.string().nullable(),
});
export type TestMailDto = z.infer<typeof testMailDto>;
export type DraftDto = z.infer<typeof draftDto>;

export const messageDto = z.object({
  about,
  message: messageRow,
  fields: z.array(z.object({ key: field, text: z.string() })),
  figures: z.array(z.object({ reading: z.string(), text: z.string(), observedAt: instant })),
  lacking: z.object({ fields: z.array(field), reason: z.string() }).nullable(),
  /** Of a message of a release about incidents: those it tells of. */
  incidents: z.array(z.object({ id: z.string(), severity: z.enum(SEVERITY_KEYS), title: z.string() })),
  whyNotApprove: z.string().nullable(),
  whyNotCancel: z.string().nullable(),
  /**
   * Of a message to customers where the team has a status page: whether those of its release or incident stand there, and why this person cannot
   * change that. Null else.
   */
  statusPage: z.object({ isShown: z.boolean(), whyNot: z.string().nullable() }).nullable(),
});
export type MessageDto = z.infer<typeof messageDto>;
