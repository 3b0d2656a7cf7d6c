import type { ItemState, PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { KIND_NAMES } from "./kind-names";
import { sentMessages } from "./message";

/** Whether an item says that a message was sent (`STD1.09`): it follows from the message, and nobody ticks it. */
export function followsMessage(item: Pick<ItemState, "computedFrom">): boolean {
  return item.computedFrom === "message";
}

/** The first message of the item's kind that has left: who sent or approved it, and when it left. Null before; one given a time waits for it. */
export function leftMessage(
  { messages }: Pick<ReleaseState, "messages">,
  { messageKind }: Pick<ItemState, "messageKind">,
): { readonly by: PersonRef; readonly at: Instant } | null {
  const left = sentMessages(messages).find((row) => row.kind === messageKind && (row.leftAt !== undefined || row.sendAt <= row.at));
  return left ? { by: left.by, at: left.leftAt ?? left.at } : null;
}

/** Where such an item is answered, in words: `Answered by the 48-hour notice. Send it from Communications.` */
export function messageItemText({ messageKind }: Pick<ItemState, "messageKind">): string {
  const name = messageKind ? KIND_NAMES[messageKind].toLowerCase() : "message";
  return `Answered by the ${name}. Send it from Communications.`;
}
