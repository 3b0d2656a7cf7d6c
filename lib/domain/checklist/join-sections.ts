import type { TemplateSection } from "./template";

/** Sections of a phase with more of them: items of one whose key is there already go to its end, and empty ones add nothing. */
export function joinSections(sections: readonly TemplateSection[], more: readonly TemplateSection[]): TemplateSection[] {
  const joined = sections.map((section) => {
    const items = more.filter(({ key }) => key === section.key).flatMap((one) => one.items);
    return items.length === 0 ? section : { ...section, items: [...section.items, ...items] };
  });
  const known = new Set(sections.map(({ key }) => key));
  return [...joined, ...more.filter(({ key, items }) => !known.has(key) && items.length > 0)];
}
