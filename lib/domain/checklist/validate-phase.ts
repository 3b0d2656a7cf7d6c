import type { Requirement, TemplateItem, TemplatePhase } from "./template";
import { KEY_PATTERN, problemsAt, repeated, type TemplateProblem } from "./template-problem";
import { validateItem } from "./validate-item";

/** Problems of one phase: its place on the axis, its gate, its stage, its sections and their items. */
export function validatePhase(phase: TemplatePhase): TemplateProblem[] {
  const here = `phases.${phase.key}`;
  return [
    ...problemsAt(here, [
      [!KEY_PATTERN.test(phase.key), "key", "The key must be lower-case words joined by hyphens."],
      [phase.code.trim() === "", "code", "The phase needs a code."],
      [phase.name.trim() === "", "name", "The phase needs a name."],
      // SIGNOFF rule 3: such a phase would never pass by itself.
      [!itemsOf(phase).some((item) => item.required), "sections", "A phase needs a required item."],
    ]),
    ...axisProblems(phase, here),
    ...gateProblems(phase, here),
    ...stageProblems(phase, here),
    ...sectionProblems(phase, here),
  ];
}

/** Items of a phase without children, in order. */
function itemsOf(phase: TemplatePhase): TemplateItem[] {
  return phase.sections.flatMap((section) => [...section.items]);
}

function axisProblems({ kind, anchor, offsetMinutes }: TemplatePhase, here: string): TemplateProblem[] {
  return problemsAt(here, [
    [(kind === "rollback") !== (anchor === "opening"), "anchor", "A rollback counts from its opening, and nothing else does."],
    [!Number.isInteger(offsetMinutes), "offsetMinutes", "The offset is a whole number of minutes."],
    [anchor === "planned" && offsetMinutes >= 0, "offsetMinutes", "A phase on the planned T-0 lies before it."],
    [anchor !== "planned" && offsetMinutes < 0, "offsetMinutes", "This phase cannot lie before its anchor."],
  ]);
}

function gateProblems({ gate }: TemplatePhase, here: string): TemplateProblem[] {
  if (gate.kind === "closed") return [];
  return [
    ...problemsAt(`${here}.gate`, [[gate.base.length === 0, "base", "A signed gate needs at least one signature."]]),
    ...quorumProblems(gate.base, `${here}.gate.base`),
    ...quorumProblems(gate.critical, `${here}.gate.critical`),
  ];
}

function quorumProblems(requirements: readonly Requirement[], path: string): TemplateProblem[] {
  return problemsAt(path, [
    [requirements.some(({ count }) => !Number.isInteger(count) || count < 1), "", "A role that must sign does so at least once."],
    [repeated(requirements.map(({ role }) => role)).length > 0, "", "Each role stands once, with its count."],
  ]);
}

function stageProblems(phase: TemplatePhase, here: string): TemplateProblem[] {
  const { stage } = phase;
  if (!stage) return [];
  const { weightPercent, minimumMinutes, decisions } = stage;
  const isOffered = itemsOf(phase).some((item) =>
    isSameSet(
      (item.options ?? []).map((option) => option.key),
      decisions,
    ),
  );
  return problemsAt(`${here}.stage`, [
    [!(weightPercent > 0 && weightPercent <= 100), "weightPercent", "The share of traffic lies above 0 and up to 100 %."],
    [!(minimumMinutes > 0), "minimumMinutes", "A stage is watched for some time."],
    [repeated(decisions).length > 0, "decisions", "Each decision stands once."],
    [decisions.length > 0 && !decisions.includes("roll-back"), "decisions", "Whoever may proceed may also roll back."],
    [decisions.length > 0 && !isOffered, "decisions", "A choice must offer exactly the decisions of the stage."],
  ]);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

function sectionProblems(phase: TemplatePhase, here: string): TemplateProblem[] {
  return [
    ...repeated(phase.sections.map((section) => section.key)).map((key) => ({
      path: `${here}.sections.${key}.key`,
      message: "The key stands twice in the phase.",
    })),
    ...phase.sections.flatMap((section) => [
      ...problemsAt(`${here}.sections.${section.key}`, [
        [!KEY_PATTERN.test(section.key), "key", "The key must be lower-case words joined by hyphens."],
        [section.title.trim() === "", "title", "The section needs a title."],
        [section.items.length === 0, "items", "The section has no items."],
      ]),
      ...section.items.flatMap((item) => validateItem(item, `${here}.items`)),
    ]),
  ];
}
