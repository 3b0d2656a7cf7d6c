import type { Template } from "@/lib/domain/checklist/template";
import { CANARY_TEMPLATE, CANARY_TEMPLATE_1, CANARY_TEMPLATE_2 } from "./canary";
import { HOTFIX_TEMPLATE, HOTFIX_TEMPLATE_1 } from "./hotfix";
import { STANDARD_TEMPLATE, STANDARD_TEMPLATE_1, STANDARD_TEMPLATE_2 } from "./standard";

/** A built-in template. `available` means that releases can be planned from it; the others can be read and exported. */
export type RegisteredTemplate = { readonly template: Template; readonly available: boolean };

/** Every built-in template, every version that a release may have been made from. Versions are added, never changed. */
export const TEMPLATES: readonly RegisteredTemplate[] = [
  { template: STANDARD_TEMPLATE_1, available: false },
  { template: CANARY_TEMPLATE_1, available: false },
  { template: HOTFIX_TEMPLATE_1, available: false },
  { template: STANDARD_TEMPLATE_2, available: false },
  { template: CANARY_TEMPLATE_2, available: false },
  { template: STANDARD_TEMPLATE, available: true },
  { template: CANARY_TEMPLATE, available: true },
  { template: HOTFIX_TEMPLATE, available: true },
];

/** The template of that key and version; without a version the newest. `null` when there is none. */
export function findTemplate(key: string, version?: number): Template | null {
  const found = TEMPLATES.map((entry) => entry.template).filter(
    (template) => template.key === key && (version === undefined || template.version === version),
  );
  return found.reduce<Template | null>((newest, template) => (newest && newest.version > template.version ? newest : template), null);
}
