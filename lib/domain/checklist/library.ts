import { allItems } from "./all-items";
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
};

/** Every built-in template with its counts; children count as items. */
export function libraryDocument(entries: readonly RegisteredTemplate[] = TEMPLATES): LibraryDocument {
  return {
    format: "t-minus-library",
    formatVersion: 1,
    placeholders: SNIPPET_PLACEHOLDERS,
    templates: entries.map(({ template, available }) => {
      const { phases, ...head } = template;
      return { ...head, available, phaseCount: phases.length, itemCount: allItems(template).length, phases };
    }),
  };
}
