import { randomUUID } from "node:crypto";

/** A body that each route of what managers and admins set up for a team understands, by the end of its path. */
export const SETTINGS_BODIES: Readonly<Record<string, unknown>> = {
  "PUT targets": { zone: "UTC", perWeek: 3, leadMinutes: null, failurePercent: 10, restoreMinutes: 15, version: 0 },
  "POST tokens": { name: "CI", owner: randomUUID(), scopes: ["read"], days: 30 },
  "POST webhooks": { name: "Chat", url: "https://example.com/hook", kinds: ["course"] },
  "PUT [webhook]": { name: "Chat", url: "https://example.com/hook", kinds: ["course"] },
  "POST destinations": { channel: "email", name: "QA", audiences: ["qa"], address: "qa@example.com" },
  "POST secret": { formerEnds: "at-once" },
  "PUT [destination]": { name: "QA", audiences: ["qa"] },
  "POST integrations": { name: "CI", kind: "github" },
  "PUT rules": { version: 1, rules: [] },
  "POST trial": { delivery: randomUUID(), rules: [] },
  "PUT state": { active: false },
  "POST templates": { name: "Shop", from: { kind: "built-in", track: "standard" } },
  "PUT content": { revision: 1, document: { name: "Shop", track: "standard", phases: [] } },
  "POST discarding": { revision: 1 },
  "POST publishing": { revision: 1 },
};
