import { expect, it } from "vitest";
import type { Message } from "@/lib/domain/comms/message";
import { describeIncidentEvent } from "./describe-incident-event";
import type { IncidentEvent, IncidentEventType } from "./event";
import { PEOPLE } from "./testing/room";

const { alice, bob } = PEOPLE;
const AT = "2026-03-02T09:58:00.000Z";
const NO_TIMES = { occurredAt: null, detectedAt: null, mitigatedAt: null };
const ITEM = { id: "a", title: "Alert on errors", version: 2 };
const LETTER: Message = {
  id: "m",
  kind: "incident-notice",
  slot: null,
  audiences: ["qa", "product"],
  subject: "x",
  fields: [],
  figures: [],
  lacking: null,
  plannedT0: AT,
};

/** Every type of event at least once: the record fails to compile when one is missing. */
const SENTENCES: {
  readonly [Type in IncidentEventType]: readonly (readonly [Extract<IncidentEvent, { type: Type }>["payload"], string])[];
} = {
  "incident.declared": [
    [
      { id: "i", teamId: "t", title: "Payments fail", severity: "P1", impact: "x", release: null, occurredAt: null },
      "declared the P1 incident Payments fail",
    ],
  ],
  "incident.noted": [
    [{ id: "n", text: "Errors fall", at: null, told: false }, "noted: Errors fall"],
    [{ id: "n", text: "Alert", at: AT, told: false }, "noted for 09:58: Alert"],
    [{ id: "n", text: "We know", at: null, told: true }, "told stakeholders: We know"],
  ],
  "incident.severity-changed": [[{ from: "P1", to: "P0", reason: "It spreads" }, "changed the severity from P1 to P0: It spreads"]],
  "incident.roles-changed": [
    [
      { scribe: alice, communicationsLead: null, before: { scribe: null, communicationsLead: bob } },
      "made Alice scribe and took Bob off as communications lead",
    ],
  ],
  "incident.times-recorded": [[{ ...NO_TIMES, detectedAt: AT, before: NO_TIMES }, "recorded that it was noticed at 09:58"]],
  "incident.command-offered": [[{ to: alice }, "offered command to Alice"]],
  "incident.command-accepted": [[{ from: bob }, "accepted command from Bob"]],
  "incident.command-declined": [
    [{ reason: "" }, "declined command"],
    [{ reason: "Off duty" }, "declined command: Off duty"],
  ],
  "incident.offer-withdrawn": [[{ to: alice }, "withdrew the offer of command to Alice"]],
  "incident.playbook-started": [[{ playbook: "high-error-rate" }, "started the playbook High error rate"]],
  "incident.step-set": [
    [
      { list: "high-error-rate", step: "errors-grouped", isDone: true, note: "500s", version: 1 },
      "ticked The errors are grouped, and the largest group is known: 500s",
    ],
    [{ list: "gone", step: "gone-too", isDone: false, note: "", version: 2 }, "un-ticked gone-too"],
  ],
  "incident.action-added": [[{ action: { ...ITEM, owner: alice, dueAt: AT } }, "gave Alice an action item: Alert on errors"]],
  "incident.action-changed": [[{ ...ITEM, changes: {}, before: {} }, "changed the action item Alert on errors"]],
  "incident.action-finished": [[{ ...ITEM, note: "Live" }, "finished the action item Alert on errors: Live"]],
  "incident.action-reopened": [[ITEM, "took up the action item Alert on errors again"]],
  "incident.resolved": [[{ summary: "Flag off", cause: "" }, "resolved the incident: Flag off"]],
  "incident.reopened": [[{ reason: "Errors again" }, "reopened the incident: Errors again"]],
  "incident.section-written": [[{ section: "cause", text: "x", version: 1 }, "wrote “Cause” of the post-mortem"]],
  "incident.post-mortem-published": [[{}, "published the post-mortem"]],
  "message.proposed": [[{ message: { ...LETTER, audiences: ["customers"] } }, "proposed incident notice to Customers"]],
  "message.sent": [[{ message: LETTER, sendAt: AT }, "sent incident notice to QA and Product"]],
  "message.approved": [[{ id: "m", sendAt: AT }, "approved the message to customers"]],
  "message.cancelled": [[{ id: "m", reason: "Wrong" }, "cancelled a message: Wrong"]],
  "message.left": [[{ id: "m" }, "let the message go at its time"]],
};

const ALL = Object.entries(SENTENCES).flatMap(([type, rows]) =>
  rows.map(([payload, text]) => [text, { type, payload } as IncidentEvent] as const),
);

it.each(ALL)("%s", (text, event) => {
  expect(describeIncidentEvent(event, { time: (at) => at.slice(11, 16) }).text).toBe(text);
});
