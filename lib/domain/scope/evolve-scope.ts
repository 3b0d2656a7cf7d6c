import { UNTOUCHED } from "@/lib/domain/checklist/untouched";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ItemDefinition, ItemState, PersonRef, ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import type { Departure, TakenOut } from "./departure";
import { insertAfter } from "./place-item";
import type { PutBackItems, ReorderedItems, Retailored, TakenOutItems } from "./scope-event";

type ScopeEvent = Extract<
  RecordedEvent,
  { type: "release.retailored" | "item.taken-out" | "item.put-back" | "item.added" | "items.reordered" }
>;
type Deed = { readonly by: PersonRef; readonly at: Instant };

/** The release after its checklist became another. Items that stay as they are keep their identity. */
export function evolveScope(state: ReleaseState, event: ScopeEvent, deed: Deed): ReleaseState {
  switch (event.type) {
    case "release.retailored":
      return retailored(state, event.payload);
    case "item.taken-out":
      return takenOut(state, event.payload, deed);
    case "item.put-back":
      return putBack(state, event.payload, deed);
    case "item.added": {
      const { item, after, reason } = event.payload;
      return { ...state, items: insertAfter(state.items, fresh(item, { kind: "own", ...deed, reason }), after) };
    }
    case "items.reordered":
      return { ...state, items: reordered(state.items, event.payload) };
  }
}

const fresh = (item: ItemDefinition, departure?: Departure): ItemState => ({ ...item, ...UNTOUCHED, ...(departure ? { departure } : {}) });

function retailored(state: ReleaseState, { profile, restored, ...change }: Retailored): ReleaseState {
  const removed = new Set(change.removed.map(({ key }) => key));
  const kept = new Map(change.kept.map(({ key, because }) => [key, because]));
  const rejoined = new Set(change.rejoined);
  const changed = new Map(change.changed.map((one) => [one.key, one]));
  const stays = state.items.flatMap((item): ItemState[] => {
    if (removed.has(item.key)) return [];
    const { departure: _, ...asked } = item;
    const because = kept.get(item.key);
    const marked =
      because === undefined ? (rejoined.has(item.key) ? asked : item) : { ...item, departure: { kind: "kept", because } as const };
    const other = changed.get(item.key);
    return [other ? { ...marked, required: other.required, condition: other.condition } : marked];
  });
  const items = change.added.reduce<readonly ItemState[]>((list, { item, after }) => insertAfter(list, fresh(item), after), stays);
  const out = (state.details.takenOut ?? []).filter(({ item }) => !change.forgotten.includes(item.key));
  return { ...state, items, details: withLists({ ...state.details, profile }, { restored, takenOut: out }) };
}

function takenOut(state: ReleaseState, { items: keys, reason }: TakenOutItems, deed: Deed): ReleaseState {
  const { restored = [], takenOut: before = [] } = state.details;
  const asPlanned: Departure = { kind: "put-back", by: state.createdBy, at: state.createdAt, reason: null };
  const gone = state.items.flatMap((item, index): TakenOut[] => {
    if (!keys.includes(item.key)) return [];
    const marked = restored.includes(item.key) ? { departure: asPlanned, ...item } : item;
    return [{ item: marked, after: state.items[index - 1]?.key ?? null, reason, ...deed }];
  });
  return {
    ...state,
    items: state.items.filter(({ key }) => !keys.includes(key)),
    details: withLists(state.details, {
      restored: restored.filter((key) => !keys.includes(key)),
      takenOut: [...before, ...gone],
    }),
  };
}

function putBack(state: ReleaseState, { items: places, added, reason }: PutBackItems, deed: Deed): ReleaseState {
  const { restored = [], takenOut: out = [] } = state.details;
  const old = new Map(out.map(({ item }) => [item.key, item]));
  const returned = places.flatMap(({ key, after }) => {
    const item = old.get(key);
    return item ? [{ item, after }] : [];
  });
  const new_ = added.map(({ item, after }) => ({ item: fresh(item, { kind: "put-back", ...deed, reason }), after }));
  const all = [...returned, ...new_];
  const notAsked = all.filter(({ item }) => item.departure?.kind === "put-back").map(({ item }) => item.key);
  return {
    ...state,
    items: all.reduce<readonly ItemState[]>((list, { item, after }) => insertAfter(list, item, after), state.items),
    details: withLists(state.details, {
      restored: [...restored, ...notAsked],
      takenOut: out.filter(({ item }) => !places.some(({ key }) => key === item.key)),
    }),
  };
}

/** Lists that are empty are left out, as in a release that never had any. */
function withLists(
  details: ReleaseDetails,
  { restored, takenOut: out }: Required<Pick<ReleaseDetails, "restored" | "takenOut">>,
): ReleaseDetails {
  const { restored: _r, takenOut: _t, ...rest } = details;
  return { ...rest, ...(restored.length > 0 ? { restored } : {}), ...(out.length > 0 ? { takenOut: out } : {}) };
}

/** The places that the section has stay its own; what stands in them comes in the new order, each with its children behind it. */
function reordered(items: readonly ItemState[], { phase, section, items: order }: ReorderedItems): readonly ItemState[] {
  const isIn = (item: ItemState) => item.phase === phase && item.section === section;
  const own = items.filter(isIn);
  const queue = order.flatMap((key) => own.filter((item) => item.key === key || item.parent === key));
  if (queue.length !== own.length) return items;
  let next = 0;
  return items.map((item) => (isIn(item) ? (queue[next++] ?? item) : item));
}
