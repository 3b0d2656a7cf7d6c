import { Hash, Inbox, type LucideIcon, Mail, MessagesSquare, Webhook } from "lucide-react";
import type { ChipTone } from "@/components/ui/chip";
import type { DestinationDto } from "@/lib/contracts/destination";
import type { DeliveryStatus } from "@/lib/domain/comms/delivery";
import type { Channel } from "@/lib/domain/comms/destination";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

export const CHANNEL_ICONS: Record<Channel, LucideIcon> = {
  email: Mail,
  slack: Hash,
  teams: MessagesSquare,
  webhook: Webhook,
  inbox: Inbox,
};

/** What to enter of each channel that has an address. */
export const ADDRESS_WORDS: Record<
  Exclude<Channel, "inbox">,
  { readonly label: string; readonly placeholder: string; readonly hint: string }
> = {
  email: { label: "Address", placeholder: "qa@example.com", hint: "One mailbox or mailing list. Each gets a mail of its own." },
  slack: {
    label: "Incoming webhook",
    placeholder: "https://hooks.slack.com/services/…",
    hint: "Made in Slack for one channel. It is a secret, and is kept sealed.",
  },
  teams: {
    label: "Address of the workflow",
    placeholder: "https://….logic.azure.com/workflows/…",
    hint: "A Workflow that posts when a webhook request is received. It is a secret, and is kept sealed.",
  },
  webhook: {
    label: "Address",
    placeholder: "https://hooks.example.com/tminus",
    hint: "Gets a signed CloudEvent. The secret for the signature is shown once.",
  },
};

export const NAME_HINTS: Record<Exclude<Channel, "inbox">, string> = {
  email: "Who reads there, such as Quality assurance.",
  slack: "As people know it, such as #deployments.",
  teams: "As people know it, such as Deployments.",
  webhook: "What listens there, such as Status page.",
};

export const STATUS_WORDS: Record<DeliveryStatus, { readonly label: string; readonly tone: ChipTone }> = {
  waiting: { label: "Waiting", tone: "blocked" },
  sending: { label: "Being sent", tone: "brand" },
  sent: { label: "Sent", tone: "done" },
  failed: { label: "Failed", tone: "failed" },
  uncertain: { label: "Uncertain", tone: "blocked" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  ask: { label: "Asks first", tone: "blocked" },
};

/** When the newest message was sent here, or tried. */
export function lastText(last: DestinationDto["last"], zone: string): string {
  return last ? `${dayLabel(last.at, zone)}, ${zonedTime(last.at, zone)}` : "nothing sent yet";
}
