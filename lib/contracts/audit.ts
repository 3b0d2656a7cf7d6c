import { z } from "zod";
import { EVENT_KINDS } from "@/lib/domain/audit/event-kinds";
import { instantText } from "./text";

/** The log of a team: its own stream and those of all its releases and incidents, newest first as recorded. */

/** Narrows the log. `person` is the id of who did it; times are those of recording, from (inclusive) to (exclusive). */
export const auditQuery = z.strictObject({
  release: z.uuid().optional(),
  person: z.uuid().optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  from: instantText.optional(),
  to: instantText.optional(),
  /** `next` of the page before. */
  cursor: z.string().max(200).optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

const person = z.object({ id: z.string(), name: z.string() });

export const auditEntry = z.object({
  stream: z.string(),
  seq: z.number(),
  type: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string(), initials: z.string() }),
  /** Goes on after the name. */
  text: z.string(),
  tone: z.string(),
  /** Null for what concerns the team as a whole. */
  release: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Null for what is not about an incident. */
  incident: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** By the clock of the command, and by that of the database. */
  occurredAt: z.string(),
  recordedAt: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({ entries: z.array(auditEntry), next: z.string().nullable() });
export type AuditPageDto = z.infer<typeof auditPage>;

/** What the filters offer. */
export const auditChoices = z.object({ releases: z.array(person), people: z.array(person) });
export type AuditChoices = z.infer<typeof auditChoices>;

const STREAM = /^(release|team|incident):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const auditEntryQuery = z.strictObject({ stream: z.string().regex(STREAM), seq: z.string().regex(/^\d{1,9}$/) });

/** One event exactly as it is stored. */
export const auditRecord = z.object({
  stream: z.string(),
  seq: z.number(),
  recordedAt: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  /** The canonical text that the hash covers. */
  body: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecord>;
