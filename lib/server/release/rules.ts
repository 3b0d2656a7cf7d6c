import { type AddedRule, type StagedRule, withAddedRules } from "@/lib/domain/checklist/added-rules";
import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { tightenedGate } from "@/lib/domain/checklist/own-template/minimum-gates";
import { phasesLike } from "@/lib/domain/checklist/template-for";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { ReleaseState } from "@/lib/domain/release/state";

/**
 * The gates of the newest version of the template that a release was made from, its own stages and what its team asks for beside them,
 * for all of its services and for this one, included; null where that is gone. Of a template of the team: what it said when the release was made, and no less than the library
 * asks now.
 */
export function rulesInForce(
  { details, phases }: Pick<ReleaseState, "details" | "phases">,
  policies: Policies = [],
): readonly GateRule[] | null {
  const { key, track, gates } = details.template;
  const template = findTemplate(key);
  const rules = gates
    ? gates.map((rule) => {
        const staged = { ...rule, stage: stageOf(rule, phases) };
        return { ...staged, gate: tightenedGate(staged, track) };
      })
    : template && phasesLike(template, phases);
  return rules && withAddedRules<StagedRule>(rules, policies);
}

const stageOf = ({ key }: GateRule, phases: ReleaseState["phases"]) => phases.find((phase) => phase.key === key)?.stage ?? undefined;

/** What a team asks for at the gates of a release's checklist, for all of its services and for the one of the release. */
export type Policies = readonly AddedRule[];
