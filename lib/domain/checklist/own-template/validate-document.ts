import type { TemplatePhase } from "@/lib/domain/checklist/template";
import type { TemplateProblem } from "@/lib/domain/checklist/template-problem";
import { validatePhase } from "@/lib/domain/checklist/validate-phase";
import { endsWithItsRollback, orderProblems } from "@/lib/domain/checklist/validate-template";
import type { TemplateDocument } from "./document";
import { type DocumentPath, type DocumentProblem, problemsIn } from "./document-problem";
import { gateProblems } from "./gate-problems";
import { answerProblems, keyProblems } from "./item-problems";
import { trackProblems } from "./track-problems";

/**
 * Everything that keeps a document from being published, each with its place, in the order of the document; empty when releases can be made
 * of it. `people` is how many the team has, null where that is not known. Takes what has the right shape.
 */
export function documentProblems(document: TemplateDocument, people: number | null): DocumentProblem[] {
  const { phases } = document;
  const found = [
    ...problemsIn(
      [],
      [
        [!phases.some(({ kind }) => kind === "forward"), ["phases"], "The template needs a phase."],
        [!endsWithItsRollback(document), ["phases"], "The template ends with its one rollback phase."],
      ],
    ),
    ...trackProblems(document),
    ...keyProblems(document),
    ...orderProblems(document).map((problem) => ({ path: pathOf(phases, problem), message: problem.message })),
    ...phases.flatMap((phase, at) => validatePhase(phase).map((problem) => placed(phase, at, problem))),
    ...gateProblems(document, people),
    ...answerProblems(document),
  ];
  return unique(found);
}

/** The place of a problem that names phases by their keys. */
function pathOf(phases: readonly TemplatePhase[], { path }: TemplateProblem): DocumentPath {
  const [, key, ...field] = path.split(".");
  return ["phases", phases.findIndex((phase) => phase.key === key), ...field];
}

/** A problem of a phase, whose rules name sections and items by their keys, at the places where these stand. */
function placed(phase: TemplatePhase, at: number, { path, message }: TemplateProblem): DocumentProblem {
  const [, , part, key = "", ...rest] = path.split(".");
  const here = ["phases", at] as const;
  if (part === "sections" && key !== "") {
    return { path: [...here, "sections", phase.sections.findIndex((section) => section.key === key), ...rest], message };
  }
  if (part === "items") return { path: [...here, ...itemPath(phase, key, rest)], message };
  return { path: [...here, ...path.split(".").slice(2)], message };
}

function itemPath({ sections }: TemplatePhase, key: string, rest: readonly string[]): DocumentPath {
  const section = sections.findIndex(({ items }) => items.some((item) => item.key === key));
  const items = sections[section]?.items ?? [];
  const place = items.findIndex((item) => item.key === key);
  const [first, childKey, ...field] = rest;
  const children = items[place]?.children ?? [];
  const child = first === "children" ? children.findIndex((one) => one.key === childKey) : -1;
  const within = child >= 0 ? ["children", child, ...field] : rest;
  return ["sections", section, "items", place, ...within];
}

/** What two rules say of one place in the same words is said once. */
function unique(problems: readonly DocumentProblem[]): DocumentProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const text = JSON.stringify(problem);
    return !seen.has(text) && seen.add(text);
  });
}
