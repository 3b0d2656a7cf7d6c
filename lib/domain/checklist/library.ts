import { AFTERWARDS, READINESS } from "@/lib/domain/incident/lore/readiness";
import { allItems } from "./all-items";
import type { GeneralSection } from "./general/general-item";
import { SAME_AS } from "./general/same-as";
import { GENERAL_SECTIONS } from "./general/sections";
import { SNIPPET_PLACEHOLDERS } from "./snippet";
import type { Template } from "./template";
import { type RegisteredTemplate, TEMPLATES } from "./templates/registry";

/** The whole library as one JSON document: for reading, for comparing versions, for other tools. */
export type LibraryDocument = {
  readonly format: "t-minus-library";
  readonly formatVersion: 1;
  /** What commands may hold in double braces. */
  readonly placeholders: readonly string[];
  readonly templates: readonly (Template & { readonly available: boolean; readonly phaseCount: number; readonly itemCount: number })[];
  /** The general lists, from which tailoring adds to a template what it lacks. */
  readonly general: readonly (GeneralSection & { readonly itemCount: number })[];
  /** By template and general id: its items that stand for it without naming it. */
  readonly sameAs: typeof SAME_AS;
  /** What is true before an incident, and after one. */
  readonly incidents: { readonly readiness: typeof READINESS; readonly afterwards: typeof AFTERWARDS };
};

/** Every built-in template and general list with its counts; children count as items. */
export function libraryDocument(entries: readonly RegisteredTemplate[] = TEMPLATES): LibraryDocument {
  return {
    format: "t-minus-library",
    formatVersion: 1,
    placeholders: SNIPPET_PLACEHOLDERS,
    templates: entries.map(({ template, available }) => {
      const { phases, ...head } = template;
      return { ...head, available, phaseCount: phases.length, itemCount: allItems(template).length, phases };
    }),
    general: GENERAL_SECTIONS.map(({ items, ...head }) => ({ ...head, itemCount: items.length, items })),
    sameAs: SAME_AS,
    incidents: { readiness: READINESS, afterwards: AFTERWARDS },
  };
}
