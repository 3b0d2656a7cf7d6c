import { randomUUID } from "node:crypto";

const MESSAGE = { kind: "start", slot: null, audiences: ["qa"], subject: "Started", fields: [{ key: "stage", text: "T-0" }] };
const NOTHING_ELSE = { features: [], behaviour: [], issues: [], faq: [] };
const BRIEFING = { headline: "Codes", ...NOTHING_ELSE, escalation: [{ name: "Lead", text: "Questions." }] };

/** What routes about messages understand, by the end of their path. */
export const MESSAGE_BODIES = {
  "POST messages": { message: MESSAGE },
  "POST approval": {},
  "PUT [due]": { expectedVersion: 0, audiences: ["qa"], subject: "", fields: [] },
  "POST test-mail": { audiences: ["qa"], subject: "Started", fields: [] },
  "PUT status-page": { isShown: true },
};

/** And those about briefings. */
export const BRIEFING_BODIES = {
  "PUT draft": { expectedVersion: 0, content: BRIEFING },
  "POST versions": { expectedVersion: 0, content: BRIEFING, isMaterial: false, asked: [randomUUID()] },
  "POST confirmations": { version: 1 },
  "POST reminders": {},
  "POST links": { days: 7 },
};
