import type { Template, TemplateItem, TemplatePhase } from "@/lib/domain/checklist/template";

/** What a version says otherwise of some items, by their keys. */
export type ItemChanges = Readonly<Record<string, Partial<Omit<TemplateItem, "key">>>>;

/** The next version of a template, with some of its items changed; the one before stays as it is. */
export function nextVersion(template: Template, changes: ItemChanges): Template {
  return { ...template, version: template.version + 1, phases: template.phases.map((phase) => withChanges(phase, changes)) };
}

function withChanges(phase: TemplatePhase, changes: ItemChanges): TemplatePhase {
  const changed = (item: TemplateItem): TemplateItem => (Object.hasOwn(changes, item.key) ? { ...item, ...changes[item.key] } : item);
  return { ...phase, sections: phase.sections.map((section) => ({ ...section, items: section.items.map(changed) })) };
}
