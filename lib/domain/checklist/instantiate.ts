import type { ItemState, PhaseState, RosterEntry } from "@/lib/domain/release/state";
import { requirementsByPhase } from "./gate-rules";
import type { Criticality, Requirement, Template, TemplateItem, TemplatePhase } from "./template";
import { UNTOUCHED } from "./untouched";

export type InstantiateInput = {
  readonly template: Template;
  readonly criticality: Criticality;
  readonly roster: readonly RosterEntry[];
};

/**
 * The phases and items that a new release starts with: requirements copied (SIGNOFF rules 1 and 2), children after their
 * parent, everything to do. Rollback phases are hidden.
 */
export function instantiateTemplate(input: InstantiateInput): { phases: PhaseState[]; items: ItemState[] } {
  const { template } = input;
  const requirements = requirementsByPhase({ ...input, rules: template.phases });
  const phases = template.phases.map((phase, position) => toPhase({ phase, position, requirements: requirements.get(phase.key) ?? [] }));
  return { phases, items: template.phases.flatMap(itemsOf) };
}

function toPhase({ phase, position, requirements }: { phase: TemplatePhase; position: number; requirements: Requirement[] }): PhaseState {
  return {
    key: phase.key,
    code: phase.code,
    name: phase.name,
    kind: phase.kind,
    anchor: phase.anchor,
    offsetMinutes: phase.offsetMinutes,
    position,
    stage: phase.stage ?? null,
    requirements,
    status: phase.kind === "rollback" ? "hidden" : "open",
    openedAt: null,
    closed: null,
    gateRevision: 1,
  };
}

/** Items of a phase in reading order; `position` counts from 0 through the phase, children included. */
function itemsOf(phase: TemplatePhase): ItemState[] {
  const rows = phase.sections.flatMap((section) =>
    section.items.flatMap((item) => [
      { section, item, parent: null },
      ...(item.children ?? []).map((child) => ({ section, item: child, parent: item.key })),
    ]),
  );
  return rows.map(({ section, item, parent }, position) => ({
    phase: phase.key,
    section: section.key,
    sectionTitle: section.title,
    parent,
    position,
    ...definitionOf(item),
    ...UNTOUCHED,
  }));
}

/** What an item of a template asks, without its place. */
export function definitionOf(item: TemplateItem) {
  return {
    key: item.key,
    kind: item.kind,
    title: item.title,
    proof: item.proof,
    how: item.verify?.how ?? null,
    command: item.verify?.command ?? null,
    owner: item.owner,
    required: item.required,
    condition: item.condition ?? null,
    options: item.options ?? [],
    unit: item.unit ?? null,
    computedFrom: item.computedFrom ?? null,
    ...(item.messageKind ? { messageKind: item.messageKind } : {}),
    sources: item.sources,
  };
}
