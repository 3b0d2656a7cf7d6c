import type { Template, TemplatePhase, Track } from "@/lib/domain/checklist/template";

/** What a team edits of a template: everything but the key and the version, which T-Minus gives. The order of its lists is their meaning. */
export type TemplateDocument = {
  readonly name: string;
  readonly track: Track;
  readonly phases: readonly TemplatePhase[];
};

/** A document as releases are made of it. `key` is the id of the template of a team. */
export function toTemplate({ name, track, phases }: TemplateDocument, { key, version }: Pick<Template, "key" | "version">): Template {
  return { key, version, track, name, phases };
}

/** What can be edited of a template. By what numbers a stage is judged is of each release and no part of it. */
export function documentOf({ track, phases }: Pick<Template, "track" | "phases">, name: string): TemplateDocument {
  return { name, track, phases: phases.map(withoutCriteria) };
}

function withoutCriteria(phase: TemplatePhase): TemplatePhase {
  if (!phase.stage) return phase;
  const { criteria: _criteria, ...stage } = phase.stage;
  return { ...phase, stage };
}
