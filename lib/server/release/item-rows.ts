import type { ItemState } from "@/lib/domain/release/state";
import { itemDefinition, itemLive } from "./mappers";

/** Items whose rows come, go, move or ask for something else, with their places; null where all of them stand as they did. */
export type Extent = { readonly removed: readonly string[]; readonly rows: readonly object[] } | null;

/** What differs between two lists of items: what became of those that are there, and which are there. `evolve` keeps identities. */
export function itemRows(before: readonly ItemState[], after: readonly ItemState[]): { live: object[] | null; extent: Extent } {
  if (before === after) return { live: null, extent: null };
  const old = new Map(before.map((item, position) => [item.key, { item, position }]));
  const present = new Set(after.map(({ key }) => key));
  const live: object[] = [];
  const rows: object[] = [];
  for (const [position, item] of after.entries()) {
    const was = old.get(item.key);
    if (was?.item === item && was.position === position) continue;
    if (was?.position === position && isSameDefinition(was.item, item)) live.push(itemLive(item));
    else rows.push({ ...itemLive(item), phase: item.phase, position, definition: itemDefinition(item) });
  }
  const removed = before.flatMap(({ key }) => (present.has(key) ? [] : [key]));
  return { live: live.length > 0 ? live : null, extent: rows.length + removed.length > 0 ? { removed, rows } : null };
}

/** All that changes of a definition once it is there. */
function isSameDefinition(a: ItemState, b: ItemState): boolean {
  return a.required === b.required && a.condition === b.condition && a.departure === b.departure && a.commented === b.commented;
}
