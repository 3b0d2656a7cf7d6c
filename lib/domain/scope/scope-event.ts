import type { ItemDefinition } from "@/lib/domain/release/state";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";

/** Where something comes to stand: behind the item `after` of the whole checklist; null is its beginning. */
export type Place = { readonly after: string | null };
export type PlacedItem = Place & { readonly item: ItemDefinition };
/** An item that is only named; its title is kept, since the checklist may not have it any more. */
export type NamedItem = { readonly key: string; readonly title: string };

/** What other answers do to a checklist. Each list is in the order in which it is carried out. */
export type Retailored = {
  readonly profile: ProfileAnswers;
  /** Null where the checklist was not tailored before. */
  readonly before: ProfileAnswers | null;
  /** Keys of what was put back and is still not asked for. */
  readonly restored: readonly string[];
  readonly added: readonly PlacedItem[];
  /** Left out, and nobody had touched it. */
  readonly removed: readonly NamedItem[];
  /** Left out, and kept since somebody had. */
  readonly kept: readonly (NamedItem & { readonly because: string })[];
  /** Kept or put back before, and asked for now. */
  readonly rejoined: readonly string[];
  readonly changed: readonly Pick<ItemDefinition, "key" | "required" | "condition">[];
  /** Taken out before, untouched, and no longer asked for. */
  readonly forgotten: readonly string[];
  /** Needed after the go. */
  readonly reason: string | null;
};

/** An item or a parent with its children that leaves the checklist. */
export type TakenOutItems = NamedItem & { readonly items: readonly string[]; readonly reason: string };

/** `items` come back as they were taken out; `added` is what the answers had left out. */
export type PutBackItems = NamedItem & {
  readonly items: readonly (Place & { readonly key: string })[];
  readonly added: readonly PlacedItem[];
  readonly reason: string | null;
};

export type AddedItem = PlacedItem & { readonly reason: string | null };

/** The order of what stands in a section, without children, who follow their parents. */
export type ReorderedItems = {
  readonly phase: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly items: readonly string[];
};
