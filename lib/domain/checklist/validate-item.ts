import { isReferenceId } from "./reference-ids";
import { placeholdersOf, SNIPPET_PLACEHOLDERS } from "./snippet";
import { snippetHazard } from "./snippet-hazard";
import type { ItemKind, TemplateItem } from "./template";
import { KEY_PATTERN, problemsAt, repeated, type TemplateProblem } from "./template-problem";

/** What a computed item may follow from. Source: SIGNOFF, last paragraph; MISSION "The checklist". */
export const COMPUTED_FROM = ["communications", "outcome", "sign-off", "briefing", "message"] as const;

/** Problems of one item and its children. `path` is where it stands, without its key. */
export function validateItem(item: TemplateItem, path: string): TemplateProblem[] {
  const here = `${path}.${item.key}`;
  return [...ownProblems(item, here), ...childProblems(item, here)];
}

function ownProblems(item: TemplateItem, here: string): TemplateProblem[] {
  return [
    ...problemsAt(here, [
      [!KEY_PATTERN.test(item.key), "key", "The key must be lower-case words joined by hyphens."],
      [isBlank(item.title), "title", "Say what is true when the item is done."],
      [isBlank(item.proof), "proof", "Say what proves it."],
      [
        item.condition !== undefined && !KEY_PATTERN.test(item.condition.id),
        "condition.id",
        "The condition needs an id of words and hyphens.",
      ],
      [item.condition !== undefined && isBlank(item.condition.text), "condition.text", "Say when the item applies."],
    ]),
    ...sourceProblems(item, here),
    ...kindProblems(item, here),
    ...commandProblems(item, here),
  ];
}

function sourceProblems({ sources }: TemplateItem, here: string): TemplateProblem[] {
  const unknown = sources.filter((id) => !isReferenceId(id)).map((id) => `The reference has no item ${id}.`);
  const twice = repeated(sources).map((id) => `${id} is named twice.`);
  return [...unknown, ...twice].map((message) => ({ path: `${here}.sources`, message }));
}

const WITH_UNIT: readonly ItemKind[] = ["result", "fill-in"];

function kindProblems(item: TemplateItem, here: string): TemplateProblem[] {
  const options = (item.options ?? []).map((option) => option.key);
  const hasUnit = item.unit !== undefined && !isBlank(item.unit);
  const computedFrom: readonly string[] = COMPUTED_FROM;
  return problemsAt(here, [
    [item.kind === "choice" && options.length < 2, "options", "A choice needs two options at least."],
    [item.kind !== "choice" && item.options !== undefined, "options", "Only a choice has options."],
    [repeated(options).length > 0, "options", "Each option needs a key of its own."],
    [options.some((key) => !KEY_PATTERN.test(key)), "options", "The key of an option must be lower-case words joined by hyphens."],
    [(item.options ?? []).some((option) => isBlank(option.label)), "options", "Each option needs a label."],
    [item.kind === "result" && !hasUnit, "unit", "A result needs the unit of its reading."],
    [item.kind === "fill-in" && !hasUnit, "unit", "A fill-in needs the label of its field."],
    [!WITH_UNIT.includes(item.kind) && item.unit !== undefined, "unit", "Only a result or a fill-in has a unit."],
    [item.kind === "computed" && !computedFrom.includes(item.computedFrom ?? ""), "computedFrom", "Say what the item is computed from."],
    [
      item.kind !== "computed" && item.computedFrom !== undefined && !isDecision(item),
      "computedFrom",
      "Only a computed item, or the choice of a stage, follows from something.",
    ],
    [
      (item.computedFrom === "message") !== (item.messageKind !== undefined),
      "messageKind",
      "Say which message answers it, on what follows from a message and nowhere else.",
    ],
  ]);
}

/** The one choice that follows from something: what is decided about a stage is decided at its gate. */
function isDecision({ kind, computedFrom }: TemplateItem): boolean {
  return kind === "choice" && computedFrom === "decision";
}

function commandProblems({ verify }: TemplateItem, here: string): TemplateProblem[] {
  if (!verify) return [];
  const command = verify.command ?? "";
  const known: readonly string[] = SNIPPET_PLACEHOLDERS;
  const unknown = placeholdersOf(command).filter((name) => !known.includes(name));
  const hazard = snippetHazard(command);
  return problemsAt(`${here}.verify`, [
    [isBlank(verify.how), "how", "Say how to verify it."],
    [verify.command !== undefined && isBlank(command), "command", "Leave the command out when there is none."],
    [hazard !== null, "command", hazard ?? ""],
    [unknown.length > 0, "command", `There is no placeholder ${unknown.join(", ")}.`],
  ]);
}

function childProblems(item: TemplateItem, here: string): TemplateProblem[] {
  const children = item.children ?? [];
  const isParent = item.kind === "parent";
  return [
    ...problemsAt(here, [
      [!isParent && item.children !== undefined, "children", "Only a parent has children."],
      // A parent follows its required children, so one that is optional, or has none, could never be resolved.
      [isParent && !item.required, "required", "A parent is required; make its children optional instead."],
      [isParent && !children.some((child) => child.required), "children", "A parent needs a required child."],
    ]),
    ...children.flatMap((child) =>
      child.kind === "parent"
        ? [{ path: `${here}.children.${child.key}.kind`, message: "A child cannot be a parent." }]
        : validateItem(child, `${here}.children`),
    ),
  ];
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
