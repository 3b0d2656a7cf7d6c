import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_SECTIONS } from "@/lib/domain/checklist/general/sections";
import type { TemplateItem } from "@/lib/domain/checklist/template";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { BLUE_GREEN, FEATURE_FLAG } from "@/lib/domain/checklist/templates/strategies/steps";

type LibraryItem = Pick<TemplateItem, "key" | "title" | "sources">;

const ITEMS: readonly LibraryItem[] = [
  ...TEMPLATES.flatMap(({ template }) => allItems(template)),
  ...[...BLUE_GREEN, ...FEATURE_FLAG].flatMap(({ items }) => items),
  ...GENERAL_SECTIONS.flatMap(({ items }) => items),
];

/** The newest item of the library with this key; null where the key is free for an item of a team's own. */
export function libraryItem(key: string): LibraryItem | null {
  return BY_KEY.get(key) ?? null;
}

const BY_KEY: ReadonlyMap<string, LibraryItem> = new Map(ITEMS.map((item) => [item.key, item]));

/**
 * Whether an item that has a key of the library is that item, by what it restates of the guide: its words may differ, its meaning may not.
 * True for an item whose key is free.
 */
export function keepsItsMeaning({ key, sources }: Pick<TemplateItem, "key" | "sources">): boolean {
  const item = libraryItem(key);
  return item === null || item.sources.length === 0 || item.sources.some((id) => sources.includes(id));
}
