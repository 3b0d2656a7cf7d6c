import type { ChipTone } from "@/components/ui/chip";
import type { DeliveryDto, WebhookDto, WebhookKind } from "@/lib/contracts/webhook";
import { zonedTime } from "@/lib/domain/time/format";

export const KIND_WORDS: Record<WebhookKind, { readonly label: string; readonly hint: string }> = {
  course: { label: "Course of the release", hint: "Started, deployed, on hold, resumed, rolled back, completed." },
  "sign-offs": { label: "Sign-offs and gates", hint: "Signed, refused, ended, phases closed and reopened." },
  plan: { label: "Plan and roster", hint: "Planned, T-0 moved, details and people changed." },
  incidents: { label: "Incidents", hint: "Declared, severity changed, command taken, resolved, reopened." },
  words: { label: "Flags and comments", hint: "With the text that people wrote." },
  checklist: { label: "Checklist", hint: "Every tick, note and evidence; many messages." },
};

export const STATE_WORDS: Record<WebhookDto["state"], { readonly label: string; readonly tone: ChipTone }> = {
  active: { label: "On", tone: "done" },
  off: { label: "Off", tone: "neutral" },
  gone: { label: "Off since 410", tone: "failed" },
};

export const DELIVERY_TONES: Record<DeliveryDto["status"], ChipTone> = {
  waiting: "blocked",
  sending: "brand",
  delivered: "done",
  failed: "failed",
  cancelled: "neutral",
};

/** What became of a message, in a line. */
export function deliveryText({ status, attempts, dueAt, last }: DeliveryDto, zone: string): string {
  const tries = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const problem = last?.problem ?? "";
  if (status === "delivered") return `${tries}, answered ${last?.status ?? ""}`;
  if (status === "sending") return attempts > 1 ? `attempt ${attempts} is under way` : "being sent";
  if (status === "cancelled") return "not sent: the webhook was switched off";
  if (attempts === 0) return "about to be sent";
  return status === "waiting" && dueAt
    ? `${problem} ${tries}, again at ${zonedTime(dueAt, zone)}`.trim()
    : `${problem} ${tries}, given up`.trim();
}
