import type { Template, TemplateItem } from "./template";

/** All items of a template in reading order, children after their parent. */
export function allItems(template: Template): TemplateItem[] {
  return template.phases
    .flatMap((phase) => phase.sections.flatMap((section) => [...section.items]))
    .flatMap((item) => [item, ...(item.children ?? [])]);
}
