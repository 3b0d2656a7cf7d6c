import { BRIEFING_SECTIONS, type BriefingContent, type BriefingEntry, keyOf, SECTION_NAMES } from "./content";

/** One thing in which a version differs from the one before: `FAQ: The customer was charged twice`. */
export type BriefingChange = { readonly kind: "added" | "removed" | "changed"; readonly text: string };

/**
 * What is new in a text, in the order in which it is read. A line that kept its name has changed; one that kept its place and its
 * words was given another name, which is a change too. Equal texts differ in nothing.
 */
export function briefingDifference(before: BriefingContent, after: BriefingContent): BriefingChange[] {
  const headline: BriefingChange[] = before.headline === after.headline ? [] : [{ kind: "changed", text: "Headline" }];
  return [
    ...headline,
    ...BRIEFING_SECTIONS.flatMap((section) =>
      sectionDifference(before[section], after[section]).map(({ kind, name }) => ({ kind, text: `${SECTION_NAMES[section]}: ${name}` })),
    ),
    ...BRIEFING_SECTIONS.filter((section) => isReordered(before[section], after[section])).map(
      (section): BriefingChange => ({ kind: "changed", text: `${SECTION_NAMES[section]}: order` }),
    ),
  ];
}

type NamedChange = { readonly kind: BriefingChange["kind"]; readonly name: string };

function sectionDifference(before: readonly BriefingEntry[], after: readonly BriefingEntry[]): NamedChange[] {
  const old = new Map(before.map((entry) => [keyOf(entry.name), entry]));
  const present = new Set(after.map((entry) => keyOf(entry.name)));
  const renamed = new Set<string>();
  const changes = after.flatMap((entry, index): NamedChange[] => {
    const same = old.get(keyOf(entry.name));
    if (same) return same.text === entry.text && same.name === entry.name ? [] : [{ kind: "changed", name: entry.name }];
    const there = before[index];
    if (!there || present.has(keyOf(there.name)) || there.text !== entry.text) return [{ kind: "added", name: entry.name }];
    renamed.add(keyOf(there.name));
    return [{ kind: "changed", name: entry.name }];
  });
  const gone = before.filter(({ name }) => !present.has(keyOf(name)) && !renamed.has(keyOf(name)));
  return [...changes, ...gone.map(({ name }): NamedChange => ({ kind: "removed", name }))];
}

/** Whether lines that both have stand in another order. */
function isReordered(before: readonly BriefingEntry[], after: readonly BriefingEntry[]): boolean {
  const names = (entries: readonly BriefingEntry[], others: readonly BriefingEntry[]) => {
    const known = new Set(others.map(({ name }) => keyOf(name)));
    return entries
      .map(({ name }) => keyOf(name))
      .filter((key) => known.has(key))
      .join("\n");
  };
  return names(before, after) !== names(after, before);
}
