import { z } from "zod";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import type { DocumentPath, DocumentProblem } from "@/lib/domain/checklist/own-template/document-problem";
import { readYaml, type YamlProblem } from "@/lib/domain/checklist/own-template/read-yaml";
import { TEMPLATE_FORMAT } from "@/lib/domain/checklist/own-template/template-yaml";
import { documentProblems } from "@/lib/domain/checklist/own-template/validate-document";
import { templateDocument } from "./template";

export type TemplateFile =
  | { readonly ok: true; readonly document: TemplateDocument }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

const file = z.strictObject({
  format: z.literal(TEMPLATE_FORMAT, `The first line is “format: ${TEMPLATE_FORMAT}”. Is this the file of a template?`),
  ...templateDocument.shape,
});

/** So many problems are told at once: whoever has more begins with these. */
const MAX_TOLD = 50;

/** A template as it was exported, or what is wrong with it: each problem with line, column and path. `people`: see `documentProblems`. */
export function readTemplateFile(text: string, people: number | null): TemplateFile {
  const reading = readYaml(text);
  if (!reading.ok) return { ok: false, problems: reading.problems.slice(0, MAX_TOLD) };
  const tell = (problems: readonly DocumentProblem[]): TemplateFile => ({
    ok: false,
    problems: problems
      .map(reading.placed)
      .toSorted((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, MAX_TOLD),
  });
  const parsed = file.safeParse(reading.value);
  if (!parsed.success) return tell(parsed.error.issues.flatMap((issue) => shapeProblems(issue, reading.value)));
  const { format: _format, ...document } = parsed.data;
  const problems = documentProblems(document, people);
  return problems.length > 0 ? tell(problems) : { ok: true, document };
}

/** What has the wrong shape, in words for whoever wrote the file. Each unknown field is told where it stands. */
function shapeProblems(issue: z.core.$ZodIssue, value: unknown): DocumentProblem[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: `There is no field “${key}” here.` }));
  }
  const field = path.at(-1);
  if (field !== undefined && valueAt(value, path) === undefined) return [{ path, message: `The field “${field}” is missing here.` }];
  return [{ path, message: wordsOf(issue) }];
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === "object" && part !== null ? (part as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "fields",
};

function wordsOf(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith("Invalid")) return issue.message;
  if (issue.code === "invalid_value") return `This is one of: ${issue.values.join(", ")}.`;
  if (issue.code === "invalid_union") return "The kind of a gate is signed or closed.";
  if (issue.code !== "invalid_type") return issue.message;
  const wanted = TYPES[issue.expected] ?? issue.expected;
  return `Here stands ${wanted}. Quote a text that looks like something else.`;
}
