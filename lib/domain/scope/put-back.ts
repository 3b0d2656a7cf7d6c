import { noSuchItem } from "@/lib/domain/checklist/item-access";
import type { Template } from "@/lib/domain/checklist/template";
import { type CommandContext, type Decision, done, type ReleaseCommand } from "@/lib/domain/release/command";
import { firstRefusal, refused } from "@/lib/domain/release/guard";
import { phaseOf } from "@/lib/domain/release/release-phases";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { definitionOf, numbering, planFor } from "./difference";
import { fitsBehind, insertAfter, placeAfter } from "./place-item";
import { checkNotOver, checkReason, mayChangeScope } from "./scope-access";
import type { PutBackItems } from "./scope-event";

type Returning = Pick<PutBackItems, "key" | "title" | "items" | "added"> & { readonly item: ItemState };

/** Puts an item back that was taken out, with all that was attached to it, or one that the answers left out. What is there stays. */
export function putBack(
  state: ReleaseState,
  command: Extract<ReleaseCommand, { type: "item.put-back" }>,
  context: CommandContext,
): Decision {
  if (state.items.some(({ key }) => key === command.item)) return done();
  const found = takenOut(state, command.item) ?? leftOut(state, command.item, command.own);
  const phase = found && phaseOf(state, found.item);
  if (!found || !phase) return refused(noSuchItem(command.item));
  const objection = firstRefusal(
    () => mayChangeScope(state, context),
    () => checkNotOver(state, phase),
    () => checkReason(state, command.reason),
  );
  if (objection) return refused(objection);
  const { item: _, ...returning } = found;
  return done({ type: "item.put-back", payload: { ...returning, reason: command.reason?.trim() || null } });
}

/** As it was taken out: a parent with its children. Each stands where it stood, if that place is still there. */
function takenOut(state: ReleaseState, key: string): Returning | null {
  const out = state.details.takenOut ?? [];
  const found = out.find(({ item }) => item.key === key);
  if (!found) return null;
  const { item } = found;
  // Of a child whose parent is out too, the parent comes with all that went with it; what went before stays out.
  const root = out.find((one) => one.item.key === item.parent) ?? found;
  const together = [root, ...out.slice(out.indexOf(root) + 1).filter((one) => one.item.parent === root.item.key)];
  const family = together.includes(found) ? together : [...together, found];
  const places = inOrder(
    state,
    family.map((one) => one.item),
    (one, items) => {
      const after = family.find((other) => other.item.key === one.key)?.after ?? null;
      return fitsBehind(items, one, after) ? after : placeAfter({ items, phases: state.phases }, one, byNumber(items, one));
    },
  );
  return { item, key, title: item.title, items: places.map(({ item: one, after }) => ({ key: one.key, after })), added: [] };
}

function byNumber(items: readonly ItemState[], item: ItemState): ItemState[] {
  return [...items.filter(({ phase }) => phase === item.phase), item].toSorted((a, b) => a.position - b.position);
}

/** What the answers of the release leave out; a child comes with its parent, a parent with the children that are asked for. */
function leftOut(state: ReleaseState, key: string, own?: Template): Returning | null {
  const { profile, restored = [] } = state.details;
  if (!profile) return null;
  const items = planFor(state, { profile, restored: [...restored, key], ...(own ? { own } : {}) })?.target ?? [];
  const item = items.find((one) => one.key === key);
  if (!item) return null;
  const next = numbering(state);
  const family = items
    .filter((one) => one.key === key || one.parent === key || one.key === item.parent)
    .filter((one) => state.items.every((other) => other.key !== one.key))
    .map((one) => ({ ...one, position: next(one.phase) }));
  const order = items.filter(({ phase }) => phase === item.phase);
  const placed = inOrder(state, family, (one, present) => placeAfter({ items: present, phases: state.phases }, one, order));
  return { item, key, title: item.title, items: [], added: placed.map(({ item: one, after }) => ({ item: definitionOf(one), after })) };
}

/** Each with its place, among what is there and what comes before it. */
function inOrder(
  state: ReleaseState,
  family: readonly ItemState[],
  placeOf: (item: ItemState, items: readonly ItemState[]) => string | null,
) {
  let items: readonly ItemState[] = state.items;
  return family.map((item) => {
    const after = placeOf(item, items);
    items = insertAfter(items, item, after);
    return { item, after };
  });
}
