import { randomUUID } from "node:crypto";

const NO_TIMES = { occurredAt: null, detectedAt: null, mitigatedAt: null };

/** A body that each route of incidents understands, by the end of its path. */
export const INCIDENT_BODIES: Readonly<Record<string, unknown>> = {
  "POST incidents": { title: "Payments fail", severity: "P1", impact: "A third fails." },
  "PUT severity": { severity: "P0", seen: "P1", reason: "A reason" },
  "PUT roles": { scribe: null, communicationsLead: null, seen: { scribe: null, communicationsLead: null } },
  "PUT times": { times: NO_TIMES, seen: NO_TIMES },
  "PUT offer": { to: randomUUID() },
  "POST playbooks": { playbook: "high-error-rate" },
  "PUT [step]": { isDone: true, expectedVersion: 0 },
  "POST actions": { title: "Alert", owner: randomUUID(), dueAt: "2031-05-01T10:00:00.000Z" },
  "PATCH [action]": { changes: { title: "Alert" }, expectedVersion: 1 },
  "PUT [section]": { text: "As it was.", expectedVersion: 0 },
  "POST resolution": { summary: "Over." },
  "POST reopening": { reason: "A reason" },
};
