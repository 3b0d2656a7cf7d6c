import type { RecordedEvent } from "@/lib/domain/release/event";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { type Message, type MessageRow, standingMessages } from "./message";

type MessageEvent = Extract<RecordedEvent, { type: `message.${string}` }>;

/** The release after something about a message. Whatever is folded here keeps no text: that is in the event. */
export function evolveMessage(state: ReleaseState, event: MessageEvent, by: PersonRef): ReleaseState {
  if (event.type === "message.left") return letGo(state, event);
  const row = rowOf(state, event);
  if (!row) return state;
  return { ...state, messages: [...(state.messages ?? []), { ...row, seq: event.seq, at: event.occurredAt, by }] };
}

/** The row stays that of whoever sent or approved it. */
function letGo(state: ReleaseState, event: Extract<MessageEvent, { type: "message.left" }>): ReleaseState {
  const row = standingMessages(state.messages).find((one) => one.id === event.payload.id);
  return row ? { ...state, messages: [...(state.messages ?? []), { ...row, leftAt: event.occurredAt }] } : state;
}

type Told = Omit<MessageRow, "seq" | "at" | "by" | "leftAt">;

function rowOf({ messages = [] }: ReleaseState, event: Exclude<MessageEvent, { type: "message.left" }>): Told | null {
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
