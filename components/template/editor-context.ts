import { createContext, use } from "react";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { type DocumentPath, type DocumentProblem, pathText } from "@/lib/domain/checklist/own-template/document-problem";

/** What the parts of the editor share: the document, how it is changed, and what is wrong where. */
export type Editing = {
  readonly document: TemplateDocument;
  readonly edit: (change: (document: TemplateDocument) => TemplateDocument) => void;
  readonly problems: readonly DocumentProblem[];
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing() {
  const editing = use(EditingContext);
  if (!editing) throw new Error("There is no editor of a template around this.");
  const { problems } = editing;
  const under = (path: DocumentPath): DocumentProblem[] => {
    const start = pathText(path);
    return problems.filter((problem) => {
      const text = pathText(problem.path);
      return text === start || text.startsWith(`${start}.`) || text.startsWith(`${start}[`);
    });
  };
  return {
    ...editing,
    /** What is wrong at exactly this place or within it, in one sentence; for the field that edits it. */
    errorAt: (path: DocumentPath): string | undefined => under(path)[0]?.message,
    under,
  };
}
