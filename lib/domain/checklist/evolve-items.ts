import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ItemState, PersonRef } from "@/lib/domain/release/state";
import { UNTOUCHED } from "./untouched";

type ItemEvent = Extract<
  RecordedEvent,
  {
    type:
      | "item.set"
      | "item.assigned"
      | "item.noted"
      | "item.evidence-added"
      | "item.evidence-removed"
      | "comment.added"
      | "phase.restarted";
  }
>;

/** The items after one event about them. Untouched items keep their identity. */
export function evolveItems(items: readonly ItemState[], event: ItemEvent, by: PersonRef): readonly ItemState[] {
  if (event.type === "phase.restarted") {
    const versions = new Map(event.payload.items.map((item) => [item.key, item.version]));
    return items.map((item) => {
      const version = versions.get(item.key);
      return version === undefined ? item : { ...item, ...RESTARTED, version };
    });
  }
  const index = items.findIndex((item) => item.key === event.payload.item);
  const item = items[index];
  if (!item) return items;
  return items.with(index, evolveItem(item, event, by));
}

/** What a restart puts an item back to; its notes and whose it is stay, they are history. */
const { version: _version, assignee: _assignee, notes: _notes, ...RESTARTED } = UNTOUCHED;

function evolveItem(item: ItemState, event: Exclude<ItemEvent, { type: "phase.restarted" }>, by: PersonRef): ItemState {
  switch (event.type) {
    case "item.set": {
      const { to, reason, value, outcome, waivedUntil, version, source, observedAt } = event.payload;
      return { ...item, status: to, reason, value, outcome, waivedUntil, version, source, by, at: observedAt ?? event.occurredAt };
    }
    case "comment.added":
      return item.commented ? item : { ...item, commented: true };
    case "item.assigned":
      return { ...item, assignee: event.payload.assignee };
    case "item.noted":
      return { ...item, notes: [...item.notes, event.payload.note] };
    case "item.evidence-added":
      return { ...item, version: event.payload.version, evidence: [...item.evidence, event.payload.evidence] };
    case "item.evidence-removed":
      return { ...item, version: event.payload.version, evidence: item.evidence.filter((one) => one.id !== event.payload.evidence.id) };
  }
}
