import type { GateRule } from "./gate-rules";
import { mergeRequirements } from "./merge-requirements";
import type { Requirement, TemplatePhase } from "./template";

/** The place of a rule that is for every stage that is decided: ladders differ, so no share is named. */
export const STAGES = "stages";

/** What a team asks for at a gate, for all or for one of its services, beside what the checklist asks for itself. */
export type AddedRule = { readonly phase: string; readonly requirements: readonly Requirement[] };
/** An added rule with the track whose checklists it is for, the team's own among them. */
export type TrackRule = AddedRule & { readonly template: string };

type Staged = { readonly stage?: Pick<NonNullable<TemplatePhase["stage"]>, "decisions"> | null };

/** The gate of a phase, with its stage where it is one. */
export type StagedRule = GateRule & Staged;

/** The rules of a checklist with what is asked for beside them: the highest count per role. Source: SIGNOFF rule 1. */
export function withAddedRules<Rule extends StagedRule>(rules: readonly Rule[], added: readonly AddedRule[]): Rule[] {
  return rules.map((rule) => {
    const asked = added.filter((one) => isFor(one, rule)).map(({ requirements }) => requirements);
    if (rule.gate.kind !== "signed" || asked.every((requirements) => requirements.length === 0)) return rule;
    return { ...rule, gate: { ...rule.gate, base: mergeRequirements(rule.gate.base, ...asked) } };
  });
}

/** The added rules that ask for somebody where the checklist has no such gate: they change nothing, and whoever plans is told. */
export function idleRules<Added extends AddedRule>(rules: readonly StagedRule[], added: readonly Added[]): Added[] {
  return added.filter((one) => one.requirements.length > 0 && !rules.some((rule) => rule.gate.kind === "signed" && isFor(one, rule)));
}

function isFor({ phase }: AddedRule, { key, stage }: StagedRule): boolean {
  return stage ? phase === STAGES && stage.decisions.length > 0 : phase === key;
}
