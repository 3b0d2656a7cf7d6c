import type { ItemState } from "@/lib/domain/release/state";

/**
 * Whether anybody has worked on an item: other answers never take it away then. Of a parent, also whether anybody has worked on one of
 * its children, which could not stand without it.
 */
export function isTouched(item: ItemState, items: readonly ItemState[]): boolean {
  return isTouchedItself(item) || items.some((one) => one.parent === item.key && isTouchedItself(one));
}

function isTouchedItself(item: ItemState): boolean {
  // Every change of status, value, reason or evidence counts the version, and so does taking it back.
  return item.version > 0 || item.status !== "todo" || item.assignee !== null || hasWords(item) || item.evidence.length > 0;
}

const hasWords = ({ notes, commented }: ItemState): boolean => notes.length > 0 || commented === true;
