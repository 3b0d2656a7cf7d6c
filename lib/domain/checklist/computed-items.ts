import { followsBriefing, lastConfirmed } from "@/lib/domain/briefing/briefed-item";
import { followsMessage, leftMessage } from "@/lib/domain/comms/message-item";
import type { ItemState, PersonRef, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

/** Whether an item follows from what is recorded elsewhere: nobody ticks it, and somebody may say that it does not count here. */
export function followsRecord(item: Pick<ItemState, "computedFrom">): boolean {
  return followsBriefing(item) || followsMessage(item);
}

/** Who answered a computed item and when; null while nobody has. */
type Answer = { readonly by: PersonRef; readonly at: Instant } | null;

/**
 * The items that follow from the briefing (`INC1.06`) or from a message (`STD1.09`), as those stand: done with the last confirmation,
 * and to do again while somebody is missing; done when the message has left, and for good. What somebody said does not apply, or
 * waived, stays theirs; an item of a closed phase is the record of what was signed. `counted` was changed by this same event
 * already, so its version is not counted again.
 */
export function withComputedItems(state: ReleaseState, counted: string | null = null): ReleaseState {
  if (!state.briefings && !state.messages) return state;
  const closed = new Set(state.phases.filter((phase) => phase.status === "closed").map((phase) => phase.key));
  const items = state.items.map((item) => {
    if (closed.has(item.phase) || (item.status !== "todo" && item.status !== "done")) return item;
    if (followsBriefing(item)) return answered(item, lastConfirmed(state), counted);
    return followsMessage(item) ? answered(item, leftMessage(state, item), counted) : item;
  });
  return items.some((item, index) => item !== state.items[index]) ? { ...state, items } : state;
}

function answered(item: ItemState, answer: Answer, counted: string | null): ItemState {
  const status = answer ? "done" : "todo";
  if (item.status === status) return item;
  const version = item.key === counted ? item.version : item.version + 1;
  return { ...item, ...(answer ?? { by: null, at: null }), status, reason: null, source: "person", version };
}
