import type { ItemDefinition, PhaseState } from "@/lib/domain/release/state";

type Standing = Pick<ItemDefinition, "key" | "phase" | "section" | "parent">;

/** What the checklist holds now, and the order in which its phases come. */
type Checklist = { readonly items: readonly Standing[]; readonly phases: readonly Pick<PhaseState, "key" | "position">[] };

/**
 * Key of the item behind which another comes to stand; null is the beginning. `order` is the order of its phase that is meant, itself
 * included. It follows the one before it in its section; else it begins the section, or the section begins behind the one before.
 */
export function placeAfter({ items, phases }: Checklist, item: Standing, order: readonly Standing[]): string | null {
  const at = order.findIndex(({ key }) => key === item.key);
  const earlier = order.slice(0, Math.max(at, 0)).filter(({ key }) => items.some((one) => one.key === key));
  if (item.parent !== null) {
    const sibling = earlier.findLast(({ parent }) => parent === item.parent);
    return sibling?.key ?? item.parent;
  }
  const before = earlier.findLast(({ section, parent }) => section === item.section && parent === null);
  if (before) return endOf(items, (one) => one.key === before.key || one.parent === before.key);
  const first = items.findIndex((one) => one.phase === item.phase && one.section === item.section);
  if (first >= 0) return items[first - 1]?.key ?? null;
  const section = earlier.at(-1)?.section;
  const behind = section === undefined ? null : endOf(items, (one) => one.phase === item.phase && one.section === section);
  return behind ?? beforePhase({ items, phases }, item.phase);
}

/** Whether something can stand behind that item without coming between others that belong together: a section, a parent and its children. */
export function fitsBehind(items: readonly Standing[], item: Standing, after: string | null): boolean {
  const at = after === null ? 0 : items.findIndex(({ key }) => key === after) + 1;
  if (after !== null && at === 0) return false;
  const [left, right] = [items[at - 1], items[at]];
  if (item.parent !== null) return left?.key === item.parent || left?.parent === item.parent;
  if (right && right.parent !== null) return false;
  const placeOf = (one: Standing | undefined) => `${one?.phase} ${one?.section}`;
  return placeOf(left) === placeOf(item) || placeOf(right) === placeOf(item) || placeOf(left) !== placeOf(right);
}

function endOf(items: readonly Standing[], holds: (one: Standing) => boolean): string | null {
  return items.findLast(holds)?.key ?? null;
}

function beforePhase({ items, phases }: Checklist, phase: string): string | null {
  const positions = new Map(phases.map(({ key, position }) => [key, position]));
  const own = positions.get(phase) ?? 0;
  return endOf(items, (one) => (positions.get(one.phase) ?? 0) < own);
}

/** The list with something put behind the item of that key; at its end where there is none. */
export function insertAfter<T extends { readonly key: string }>(items: readonly T[], one: T, after: string | null): T[] {
  const at = after === null ? 0 : items.findIndex(({ key }) => key === after) + 1;
  return items.toSpliced(after !== null && at === 0 ? items.length : at, 0, one);
}
