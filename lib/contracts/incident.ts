import { z } from "zod";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { PLAYBOOKS } from "@/lib/domain/incident/lore/playbooks";
import { POST_MORTEM_KEYS } from "@/lib/domain/incident/lore/post-mortem";
import { SEVERITY_KEYS } from "@/lib/domain/incident/lore/severities";
import { MAX_SECTION } from "@/lib/domain/incident/post-mortem";
import type { IncidentState } from "@/lib/domain/incident/state";
import { eventAnswer } from "./api-answers";
import { deliveryCounts, messageRow } from "./message";
import { nextPage } from "./page";
import { instantText, nameText, noteText, reasonText } from "./text";

/** Wire shapes of incidents. Strict in, described out. */

export const incidentParams = z.strictObject({ incident: z.uuid() });
export const stepParams = z.strictObject({ incident: z.uuid(), list: z.string().max(60), step: z.string().max(60) });
export const actionParams = z.strictObject({ incident: z.uuid(), action: z.uuid() });
export const sectionParams = z.strictObject({ incident: z.uuid(), section: z.enum(POST_MORTEM_KEYS) });

const severity = z.enum(SEVERITY_KEYS);
const title = nameText(120);
const whenKnown = instantText.nullable();
const version = z.number().int().min(0).max(1_000_000);

export const declareBody = z.strictObject({
  title,
  severity,
  impact: reasonText(2_000),
  release: z.uuid().optional(),
  commander: z.uuid().optional().meta({ description: "Is asked to take command; until they accept, whoever declares has it." }),
  occurredAt: instantText.optional(),
});
export type DeclareBody = z.output<typeof declareBody>;

export const incidentNoteBody = z.strictObject({
  text: reasonText(2_000),
  at: instantText.optional().meta({ description: "When it was, where that is not now." }),
  told: z.boolean().optional().meta({ description: "Stakeholders were told this just now: the update clock begins anew." }),
});
export const severityBody = z.strictObject({ severity, seen: severity, reason: reasonText(500) });
const roles = { scribe: z.uuid().nullable(), communicationsLead: z.uuid().nullable() };
export const rolesBody = z.strictObject({ ...roles, seen: z.strictObject(roles) });
const times = z.strictObject({ occurredAt: whenKnown, detectedAt: whenKnown, mitigatedAt: whenKnown });
export const timesBody = z.strictObject({ times, seen: times });
export const offerBody = z.strictObject({ to: z.uuid() });
export const declineBody = z.strictObject({ reason: noteText(500).optional() });
export const playbookBody = z.strictObject({ playbook: z.enum(PLAYBOOKS.map((one) => one.key)) });
export const stepBody = z.strictObject({ isDone: z.boolean(), note: noteText(2_000).optional(), expectedVersion: version });
const action = { title: nameText(200), owner: z.uuid(), dueAt: instantText };
export const newActionBody = z.strictObject(action);
export const changeActionBody = z.strictObject({ changes: z.strictObject(action).partial(), expectedVersion: version });
export const actionStatusBody = z.strictObject({
  status: z.enum(["open", "done"]),
  note: noteText(500).optional(),
  expectedVersion: version,
});
export const sectionBody = z.strictObject({ text: noteText(MAX_SECTION), expectedVersion: version });
export const resolveBody = z.strictObject({ summary: reasonText(2_000), cause: noteText(2_000).optional() });
export const reopenBody = z.strictObject({ reason: reasonText(500) });
export const nothingBody = z.strictObject({});

/** Where the incident is now. */
export const incidentResult = z.object({
  id: z.uuid(),
  seq: z.number(),
  message: z.uuid().optional().meta({ description: "The message that was sent or proposed." }),
});
export type IncidentResult = z.infer<typeof incidentResult>;

const person = z.object({ id: z.string(), name: z.string(), initials: z.string() });
const act = { by: person, at: z.string() };
const linkedRelease = z.object({ id: z.uuid(), service: z.string(), version: z.string() });

const incidentState = z
  .object({
    id: z.uuid(),
    teamId: z.uuid(),
    seq: z.number().meta({ description: "Place of its last event in its stream." }),
    title: z.string(),
    severity,
    impact: z.string(),
    status: z.enum(["open", "resolved"]),
    release: linkedRelease.nullable(),
    readings: z
      .array(z.object({ id: z.string(), phase: z.string(), text: z.string(), at: z.string() }))
      .optional()
      .meta({ description: "What was out of its limits on the release at the declaration." }),
    declaredBy: person,
    declaredAt: z.string(),
    openSince: z.string(),
    occurredAt: z.string().nullable(),
    detectedAt: z.string().nullable(),
    mitigatedAt: z.string().nullable(),
    commander: person,
    offer: z.object({ to: person, ...act }).nullable(),
    scribe: person.nullable(),
    communicationsLead: person.nullable(),
    lastUpdateAt: z.string().nullable(),
    toldByRelease: z.string().optional(),
    messages: z.array(messageRow.extend({ seq: z.number(), plannedT0: z.string() })).optional(),
    playbooks: z.array(z.object({ key: z.string(), ...act })),
    steps: z.array(z.object({ list: z.string(), key: z.string(), isDone: z.boolean(), note: z.string(), version: z.number(), ...act })),
    actions: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        owner: person,
        dueAt: z.string(),
        version: z.number(),
        done: z.object({ note: z.string(), ...act }).nullable(),
      }),
    ),
    sections: z.array(z.object({ key: z.string(), text: z.string(), version: z.number(), ...act })),
    resolution: z.object({ summary: z.string(), cause: z.string(), ...act }).nullable(),
    published: z.object(act).nullable(),
  })
  .meta({ id: "Incident" }) satisfies z.ZodType<IncidentState>;

export const incidentDto = z.object({
  incident: incidentState,
  /** What the person asking may do: work on it, and decide on it. */
  may: z.object({ work: z.boolean(), lead: z.boolean() }),
  /** Who can be given a part in it. */
  members: z.array(person),
  /** What was read of its release and told of that, or of the incident where it stands alone, lately; newest first. */
  related: z.object({
    readings: z.array(z.object({ id: z.string(), phase: z.string(), text: z.string(), at: z.string() })),
    messages: z.array(
      z.object({ id: z.string(), subject: z.string(), act: messageRow.shape.act, at: z.string(), delivery: deliveryCounts }),
    ),
  }),
  /** What its release fills into commands; empty without one. */
  values: z.record(z.string(), z.string()),
  now: z.string(),
});
export type IncidentDto = Omit<z.infer<typeof incidentDto>, "incident"> & { readonly incident: IncidentState };

/** What happened, newest first, as it is described; the types are those of lib/domain/incident/event.ts. */
export const timelineAnswer = z.object({ events: z.array(eventAnswer), next: nextPage });

const recordedEvent = z.custom<RecordedIncidentEvent>((value) => eventAnswer.safeParse(value).success);

/** The same as the browser reads it. */
export const timelineDto = z.object({ events: z.array(recordedEvent), next: nextPage });
export type TimelineDto = z.infer<typeof timelineDto>;

export const incidentListDto = z.object({
  incidents: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      severity,
      status: z.enum(["open", "resolved"]),
      commander: person,
      release: linkedRelease.nullable(),
      declaredAt: z.string(),
      openSince: z.string(),
      resolvedAt: z.string().nullable(),
      /** When stakeholders are to be told next; null once it is resolved. */
      nextUpdateAt: z.string().nullable(),
      postMortem: z.enum(["none", "due", "published"]),
      postMortemDueAt: z.string().nullable(),
      /** Action items that are not finished. */
      openActions: z.number(),
    }),
  ),
  canDeclare: z.boolean(),
  next: nextPage,
  now: z.string(),
});
export type IncidentListDto = z.infer<typeof incidentListDto>;

/** The post-mortem with what the record already says, for the sections that nobody has written yet. */
export const postMortemDto = z.object({
  sections: z.array(z.object({ key: z.enum(POST_MORTEM_KEYS), prefilled: z.string() })),
});
export type PostMortemDto = z.infer<typeof postMortemDto>;
