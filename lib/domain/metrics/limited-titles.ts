import type { Template, TemplateItem } from "@/lib/domain/checklist/template";
import { ownLimitOf } from "./item-criterion";
import type { MetricLimit } from "./limit";
import { boundWords } from "./limit-words";
import { metricName } from "./metric";

/** A checklist whose items say the limits of the service where it has its own: an item is judged by what it says. */
export function withLimitedTitles(template: Template, limits: readonly MetricLimit[]): Template {
  if (limits.length === 0) return template;
  const titled = (item: TemplateItem): TemplateItem => {
    const limit = ownLimitOf(item.key, limits);
    const title = limit ? { title: titleOf(limit) } : {};
    return { ...item, ...title, ...(item.children ? { children: item.children.map(titled) } : {}) };
  };
  const sectioned = (phase: Template["phases"][number]) => ({
    ...phase,
    sections: phase.sections.map((section) => ({ ...section, items: section.items.map(titled) })),
  });
  return { ...template, phases: template.phases.map(sectioned) };
}

const titleOf = (limit: MetricLimit): string =>
  `${metricName(limit)} is ${boundWords({ ...limit, rollBack: null })}, the limit of this service`;
