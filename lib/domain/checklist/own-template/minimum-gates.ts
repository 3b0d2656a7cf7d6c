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

/**
 * A template of a team with every gate asking for what the library asks of its track, too: policies merge by the highest count
 * per role (SIGNOFF rule 1). A version that was published before the library asked for more is tightened by it, never the other way.
 */
export function withMinimumGates(template: Template): Template {
  const phases = template.phases.map((phase): TemplatePhase => {
    const minimum = minimumGate(phase, template.track);
    if (!minimum) return phase;
    const own = phase.gate.kind === "signed" ? phase.gate : { base: [], critical: [] };
    const base = mergeRequirements(own.base, minimum.base);
    return { ...phase, gate: { kind: "signed", base, critical: mergeRequirements(own.critical, minimum.critical) } };
  });
  return { ...template, phases };
}
