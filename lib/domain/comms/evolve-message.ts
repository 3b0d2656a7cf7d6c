import type { RecordedEvent } from "@/lib/domain/release/event";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { type Message, type MessageRow, standingMessages } from "./message";

type MessageEvent = Extract<RecordedEvent, { type: `message.${string}` }>;

/** The release after something about a message. */
export function evolveMessage(state: ReleaseState, event: MessageEvent, by: PersonRef): ReleaseState {
  const messages = withMessage(state.messages ?? [], event, by);
  return messages === null ? state : { ...state, messages };
}

/** What is kept of messages after something about one: a row more, or null where it is about none. The text stays in the event. */
export function withMessage(messages: readonly MessageRow[], event: MessageEvent, by: PersonRef): readonly MessageRow[] | null {
  if (event.type === "message.left") {
    // The row stays that of whoever sent or approved it.
    const last = standingMessages(messages).find((one) => one.id === event.payload.id);
    return last ? [...messages, { ...last, leftAt: event.occurredAt }] : null;
  }
  const row = rowOf(messages, event);
  return row && [...messages, { ...row, seq: event.seq, at: event.occurredAt, by }];
}

type Told = Omit<MessageRow, "seq" | "at" | "by" | "leftAt">;

function rowOf(messages: readonly MessageRow[], event: Exclude<MessageEvent, { type: "message.left" }>): Told | null {
  switch (event.type) {
    case "message.proposed":
      return { ...headOf(event.payload.message), act: "proposed", sendAt: null };
    case "message.sent":
      return { ...headOf(event.payload.message), act: "sent", sendAt: event.payload.sendAt };
    case "message.approved":
    case "message.cancelled": {
      const first = messages.find((one) => one.id === event.payload.id);
      if (!first) return null;
      return event.type === "message.approved"
        ? { ...headOf(first), act: "sent", sendAt: event.payload.sendAt }
        : { ...headOf(first), act: "cancelled", sendAt: null };
    }
  }
}

function headOf({ id, kind, slot, audiences, subject, plannedT0 }: Pick<Message, keyof Omit<Told, "act" | "sendAt">>) {
  return { id, kind, slot, audiences, subject, plannedT0 };
}
