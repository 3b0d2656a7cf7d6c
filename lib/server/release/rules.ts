import type { GateRule } from "@/lib/domain/checklist/gate-rules";
import { tightenedGate } from "@/lib/domain/checklist/own-template/minimum-gates";
import { phasesLike } from "@/lib/domain/checklist/template-for";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import type { ReleaseState } from "@/lib/domain/release/state";

/**
 * The gates of the newest version of the template that a release was made from, its own stages included; null where that is gone. Of a
 * template of the team: what it said when the release was made, and no less than the library asks now.
 */
export function rulesInForce({ details, phases }: Pick<ReleaseState, "details" | "phases">): readonly GateRule[] | null {
  const { key, track, gates } = details.template;
  if (gates) return gates.map((rule) => ({ ...rule, gate: tightenedGate({ ...rule, stage: stageOf(rule, phases) }, track) }));
  const template = findTemplate(key);
  return template && phasesLike(template, phases);
}

const stageOf = ({ key }: GateRule, phases: ReleaseState["phases"]) => phases.find((phase) => phase.key === key)?.stage ?? undefined;
