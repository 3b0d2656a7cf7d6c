import type { TemplateItem, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import type { TemplateDocument } from "./document";
import type { DocumentPath } from "./document-problem";

/** An item with where it stands. */
export type PlacedItem = {
  readonly item: TemplateItem;
  readonly path: DocumentPath;
  readonly phase: TemplatePhase;
  readonly section: TemplateSection;
  /** Key of the item that it stands under. */
  readonly parent: string | null;
};

/** All items of a document in reading order, children after their parent. */
export function placedItems({ phases }: Pick<TemplateDocument, "phases">): PlacedItem[] {
  return phases.flatMap((phase, at) => itemsOfPhase(phase, ["phases", at]));
}

/** As `placedItems`, of one phase that stands at `path`. */
export function itemsOfPhase(phase: TemplatePhase, path: DocumentPath): PlacedItem[] {
  return phase.sections.flatMap((section, sectionAt) =>
    section.items.flatMap((item, itemAt): PlacedItem[] => {
      const here = [...path, "sections", sectionAt, "items", itemAt];
      const children = (item.children ?? []).map((child, childAt) => ({
        ...{ item: child, path: [...here, "children", childAt] },
        ...{ phase, section, parent: item.key },
      }));
      return [{ item, path: here, phase, section, parent: null }, ...children];
    }),
  );
}
