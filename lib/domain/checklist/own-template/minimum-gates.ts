import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, Template, TemplateGate, TemplatePhase, Track } from "@/lib/domain/checklist/template";
import { STAGE_GATE } from "@/lib/domain/checklist/templates/canary/stage-items";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";

type SignedGate = Extract<TemplateGate, { kind: "signed" }>;

/** The phases that every release of a track has because they are signed, from the newest built-in template; stages apart, whose shares differ. */
export function signedPhases(track: Track): readonly TemplatePhase[] {
  const phases = findTemplate(track)?.phases ?? [];
  return phases.filter(({ gate, stage }) => gate.kind === "signed" && !stage);
}

/** Who signs a phase at least, whatever a template of a team says; null where nobody must. Source: SIGNOFF "Which gates are signed". */
export function minimumGate(phase: Pick<TemplatePhase, "key" | "stage">, track: Track): SignedGate | null {
  if (phase.stage) return phase.stage.decisions.length > 0 && STAGE_GATE.kind === "signed" ? STAGE_GATE : null;
  const gate = signedPhases(track).find(({ key }) => key === phase.key)?.gate;
  return gate?.kind === "signed" ? gate : null;
}

/** What a gate lacks of its minimum, by role: `count` is the least that is asked. */
export function missingFrom(own: readonly Requirement[], minimum: readonly Requirement[]): Requirement[] {
  return minimum.filter(({ role, count }) => !own.some((one) => one.role === role && one.count >= count));
}

/** A gate that asks for no less than the library asks of its track: policies merge by the highest count per role (SIGNOFF rule 1). */
export function tightenedGate(phase: Pick<TemplatePhase, "key" | "stage" | "gate">, track: Track): TemplateGate {
  const minimum = minimumGate(phase, track);
  if (!minimum) return phase.gate;
  const own = phase.gate.kind === "signed" ? phase.gate : { base: [], critical: [] };
  const base = mergeRequirements(own.base, minimum.base);
  return { kind: "signed", base, critical: mergeRequirements(own.critical, minimum.critical) };
}

/** A template of a team with its gates tightened: one that was published before the library asked for more asks for it too. */
export function withMinimumGates(template: Template): Template {
  const phases = template.phases.map((phase): TemplatePhase => ({ ...phase, gate: tightenedGate(phase, template.track) }));
  return { ...template, phases };
}
