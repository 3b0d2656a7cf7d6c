import { allItems } from "./all-items";
import type { Template } from "./template";
import { KEY_PATTERN, problemsAt, repeated, type TemplateProblem } from "./template-problem";
import { validatePhase } from "./validate-phase";

/**
 * Everything that is structurally wrong with a template, with the path of each problem; empty when it can be used.
 * Takes well-typed input of any content: whether the shape is right is for the one who parsed it.
 */
export function validateTemplate(template: Template): TemplateProblem[] {
  return [
    ...problemsAt("template", [
      [!KEY_PATTERN.test(template.key), "key", "The key must be lower-case words joined by hyphens."],
      [!Number.isInteger(template.version) || template.version < 1, "version", "Versions count from 1."],
      [template.name.trim() === "", "name", "The template needs a name."],
      [!template.phases.some((phase) => phase.kind === "forward"), "phases", "The template needs a phase."],
      [!endsWithItsRollback(template), "phases", "The template ends with its one rollback phase."],
    ]),
    ...uniqueProblems(template),
    ...orderProblems(template),
    ...template.phases.flatMap(validatePhase),
  ];
}

export function endsWithItsRollback({ phases }: Pick<Template, "phases">): boolean {
  return phases.findIndex((phase) => phase.kind === "rollback") === phases.length - 1 && phases.length > 0;
}

function uniqueProblems(template: Template): TemplateProblem[] {
  const items = allItems(template);
  const conditions = new Map(items.flatMap(({ condition }) => (condition ? [[condition.id, condition.text]] : [])));
  const twice = (values: readonly string[], path: (value: string) => string, message: string) =>
    repeated(values).map((value) => ({ path: path(value), message }));
  return [
    ...twice(
      template.phases.map((phase) => phase.key),
      (key) => `phases.${key}.key`,
      "The key stands twice in the template.",
    ),
    ...twice(
      template.phases.map((phase) => phase.code),
      (code) => `phases.${code}.code`,
      "The code stands twice in the template.",
    ),
    ...twice(
      items.map((item) => item.key),
      (key) => `items.${key}.key`,
      "The key stands twice in the template.",
    ),
    // Messages, obligations and the activity name items by their title alone.
    ...twice(
      items.map((item) => item.title),
      (title) => `items.${title}.title`,
      "The title stands twice in the template.",
    ),
    ...items
      .filter(({ condition }) => condition && conditions.get(condition.id) !== condition.text)
      .map((item) => ({ path: `items.${item.key}.condition`, message: "One condition id has two texts." })),
  ];
}

/** Phases follow each other on their anchor, and stages in their share of traffic. */
export function orderProblems({ phases }: Pick<Template, "phases">): TemplateProblem[] {
  const isLate = phases.map((phase, index) => {
    const before = phases.slice(0, index).filter((one) => one.anchor === phase.anchor);
    return before.some((one) =>
      isTimed(phase.anchor) ? one.offsetMinutes >= phase.offsetMinutes : one.offsetMinutes > phase.offsetMinutes,
    );
  });
  const isSmaller = phases.map(({ stage }, index) =>
    phases.slice(0, index).some((one) => one.stage && stage && one.stage.weightPercent >= stage.weightPercent),
  );
  return phases.flatMap((phase, index) =>
    problemsAt(`phases.${phase.key}`, [
      [isLate[index] === true, "offsetMinutes", "The phase lies before one that precedes it."],
      [isSmaller[index] === true, "stage.weightPercent", "Each stage takes more traffic than the one before."],
    ]),
  );
}

/** From the declaration only the time that has passed is shown, so phases there may share an offset. */
function isTimed(anchor: Template["phases"][number]["anchor"]): boolean {
  return anchor !== "declaration";
}
