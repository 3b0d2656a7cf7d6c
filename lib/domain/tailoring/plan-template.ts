import { idleRules, type TrackRule, withAddedRules } from "@/lib/domain/checklist/added-rules";
import { GENERAL_SECTIONS } from "@/lib/domain/checklist/general/sections";
import type { Template } from "@/lib/domain/checklist/template";
import { type TemplateChoice, templateFor } from "@/lib/domain/checklist/template-for";
import { withLimitedTitles } from "@/lib/domain/metrics/limited-titles";
import type { ProfileAnswers } from "./profile";
import { tailor } from "./tailor";
import type { Tailoring } from "./tailoring";

export type PlanChoice = TemplateChoice & { readonly profile?: ProfileAnswers; readonly restored?: readonly string[] };

export type PlannedTemplate = {
  readonly template: Template;
  readonly tailoring: Tailoring | null;
  /** Rules of the team for gates that this checklist does not have. */
  readonly idle: readonly TrackRule[];
};

/**
 * The checklist that a release is planned with, from the same code in the form and on the server: tailored where a profile is given, or else
 * the whole template; with what the team asks for at the gates of its track, for all of its services and for this one. An item that restates
 * a limit says that of the service, where it has its own. Source: SIGNOFF rule 1.
 */
export function planTemplate(choice: PlanChoice, rules: readonly TrackRule[] = []): PlannedTemplate {
  const { template, tailoring } = checklistOf(choice);
  const added = rules.filter((one) => one.template === template.track);
  const phases = withAddedRules(template.phases, added);
  return { template: { ...template, phases }, tailoring, idle: idleRules(template.phases, added) };
}

function checklistOf({ profile, restored, ...choice }: PlanChoice): Pick<PlannedTemplate, "template" | "tailoring"> {
  const { limits = [] } = choice;
  if (!profile) return { template: withLimitedTitles(templateFor(choice), limits), tailoring: null };
  const input = { ...choice, profile: { ...profile, criticality: choice.criticality }, ...(restored ? { restored } : {}) };
  const tailoring = tailor(input, GENERAL_SECTIONS);
  return { template: withLimitedTitles(tailoring.template, limits), tailoring };
}

/** The first of the keys that names nothing which the profile leaves out; -1 where there is none, or nothing was tailored. */
export function unknownRestored(choice: PlanChoice): number {
  const { profile, restored = [], ...rest } = choice;
  if (!profile) return restored.length > 0 ? 0 : -1;
  const { tailoring } = planTemplate({ ...rest, profile });
  const known = new Set(tailoring?.choices.map(({ key }) => key));
  return restored.findIndex((key) => !known.has(key));
}
