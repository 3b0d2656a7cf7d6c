import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { useTeamChanges } from "@/lib/client/live";
import { saveTemplate, templateQuery, templatesQuery } from "@/lib/client/template";
import { useSubmit } from "@/lib/client/use-submit";
import { type TemplateDto, templateDocument } from "@/lib/contracts/template";
import { templateDifference } from "@/lib/domain/checklist/own-template/difference";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import type { DocumentProblem } from "@/lib/domain/checklist/own-template/document-problem";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import { isSameValue } from "@/lib/domain/release/same-value";

/** A template while it is edited: what stands on the screen, what is saved, what is wrong with it and what it would change. */
export function useTemplate(first: TemplateDto) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const { data: saved } = useQuery({ ...templateQuery(team.id, first.id), initialData: first, staleTime: 60_000 });
  const [seen, setSeen] = useState(first);
  const [document, setDocument] = useState<TemplateDocument>(first.document);
  const isChanged = !isSameValue(document, seen.document);
  const { shape, problems } = useMemo(() => problemsOf(document, seen.people), [document, seen.people]);
  const changes = useMemo(() => (seen.before ? templateDifference(seen.before, document) : []), [seen.before, document]);

  /** What the server answered is what is seen from now on. */
  const take = (answer: TemplateDto) => {
    queries.setQueryData(templateQuery(team.id, answer.id).queryKey, answer);
    void queries.invalidateQueries({ ...templatesQuery(team.id), exact: true });
    setSeen(answer);
    setDocument(answer.document);
  };
  const saving = useSubmit(async () => take(await saveTemplate(team.id, seen.id, { revision: seen.revision, document })), []);
  useLeaveWarning(isChanged);
  useTeamChanges(
    team.id,
    useCallback(() => void queries.invalidateQueries(templateQuery(team.id, first.id)), [queries, team.id, first.id]),
  );
  return {
    ...{ seen, document, isChanged, problems, changes, take, saving },
    /** The shape is wrong: it cannot be saved. Other problems only keep it from being published. */
    hasShape: shape.length === 0,
    /** Somebody else saved it since: what is typed here would be refused. */
    isStale: saving.isStale || (saved.revision > seen.revision && !saving.isBusy),
    edit: (change: (document: TemplateDocument) => TemplateDocument) => setDocument(change),
    /** Lets go of what was typed, for what somebody else saved meanwhile. */
    reload: async () => take(await queries.fetchQuery({ ...templateQuery(team.id, seen.id), staleTime: 0 })),
  };
}
export type EditedTemplate = ReturnType<typeof useTemplate>;

function problemsOf(document: TemplateDocument, people: number): { shape: DocumentProblem[]; problems: DocumentProblem[] } {
  const parsed = templateDocument.safeParse(document);
  const shape = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: path.filter((step) => typeof step !== "symbol"), message }));
  const others = documentProblems(document, people).filter(({ path }) => !shape.some((one) => isSameValue(one.path, path)));
  return { shape, problems: [...shape, ...others] };
}

/** The browser asks before it leaves a page with something typed and not saved. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isChanged]);
}
