import { listed } from "@/lib/domain/access/who-can";
import { because, type Description, type EventOf } from "@/lib/domain/release/describe-words";
import { KIND_NAMES } from "./kind-names";
import { AUDIENCE_NAMES, type Message } from "./message";

type MessageEvent = EventOf<"message.proposed" | "message.sent" | "message.approved" | "message.cancelled" | "message.left">;

/** What happens to a message, in words. */
export function describeMessage(event: MessageEvent): Description {
  switch (event.type) {
    case "message.proposed":
      return { text: `proposed ${told(event.payload.message)}`, tone: "neutral" };
    case "message.sent":
      return { text: `sent ${told(event.payload.message)}`, tone: "done" };
    case "message.approved":
      return { text: "approved the message to customers", tone: "done" };
    case "message.cancelled":
      return { text: `cancelled a message${because(event.payload.reason)}`, tone: "blocked" };
    case "message.left":
      return { text: "let the message go at its time", tone: "done" };
  }
}

function told({ kind, audiences }: Message): string {
  return `${KIND_NAMES[kind].toLowerCase()} to ${listed(
    audiences.map((one) => AUDIENCE_NAMES[one]),
    "and",
  )}`;
}
