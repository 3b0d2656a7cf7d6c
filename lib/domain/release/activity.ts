import { toMs } from "@/lib/domain/time/instant";
import type { RecordedEvent } from "./event";

/** One line of the activity: an event, or several quick ones of one person that say the same. Newest first within. */
export type ActivityEntry = {
  /** Sequence number of the newest event; names the line. */
  readonly seq: number;
  readonly newest: RecordedEvent;
  readonly events: readonly RecordedEvent[];
};

/** Two changes by one person belong to one burst when no more than this lies between them. */
export const BURST_GAP_MS = 60_000;

/**
 * The events of a release, newest first, with bursts as one entry: items set to the same status by the same person in quick
 * succession, nothing in between. What carries a reason or takes something back stands alone. Source: DESIGN "ActivityFeed".
 */
export function groupActivity(events: readonly RecordedEvent[]): ActivityEntry[] {
  const groups: RecordedEvent[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isSameBurst(last, event)) group.push(event);
    else groups.push([event]);
  }
  return groups.reverse().flatMap((group): ActivityEntry[] => {
    const newestFirst = group.toReversed();
    const [newest] = newestFirst;
    return newest ? [{ seq: newest.seq, newest, events: newestFirst }] : [];
  });
}

function isSameBurst(before: RecordedEvent, event: RecordedEvent): boolean {
  if (before.type !== "item.set" || event.type !== "item.set") return false;
  if (before.actor.id !== event.actor.id || before.payload.to !== event.payload.to) return false;
  if (standsAlone(before) || standsAlone(event)) return false;
  return toMs(event.occurredAt) - toMs(before.occurredAt) <= BURST_GAP_MS;
}

function standsAlone({ payload }: Extract<RecordedEvent, { type: "item.set" }>): boolean {
  return payload.compensates !== null || payload.reason !== null || (payload.to !== "done" && payload.to !== "todo");
}

/** A burst in words, after the name: `ticked 3 items`. Null for a single event, which has words of its own. */
export function describeBurst({ newest, events }: ActivityEntry): string | null {
  if (events.length < 2 || newest.type !== "item.set") return null;
  return newest.payload.to === "done" ? `ticked ${events.length} items` : `un-ticked ${events.length} items`;
}

/** What people said to each other, as opposed to what they did: comments, notes and flags. */
export function isConversation({ type }: RecordedEvent): boolean {
  return type === "comment.added" || type === "item.noted" || type === "flag.raised";
}
