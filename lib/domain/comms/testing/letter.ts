import type { Letter } from "../letter";

/** A status update to two groups. */
export function letter(changes: Partial<Letter["message"]> = {}, more: Partial<Letter> = {}): Letter {
  return {
    message: {
      id: "00000000-0000-4000-8000-000000000001",
      kind: "status-update",
      slot: "2026-11-26T19:15:00.000Z",
      subject: "Update: checkout-service v2.3.0",
      fields: [
        { key: "stage", text: "T-0 Deployment" },
        { key: "health", text: "10 of 10 required checks are done\nError rate 0.28% (canary, 19:11 GMT)" },
        { key: "decision", text: "Proceed" },
      ],
      figures: [{ reading: "r1", text: "0.28% (canary, 19:11 GMT)", observedAt: "2026-11-26T19:11:00.000Z" }],
      ...changes,
    },
    audiences: ["qa", "support"],
    team: "Payments",
    about: {
      kind: "release",
      id: "00000000-0000-4000-8000-00000000000a",
      service: "checkout-service",
      version: "v2.3.0",
      zone: "Europe/London",
    },
    by: "Dora Lead",
    sentAt: "2026-11-26T19:14:00.000Z",
    url: "https://t.example.com/t/payments/releases/00000000-0000-4000-8000-00000000000a",
    isTest: false,
    ...more,
  };
}
