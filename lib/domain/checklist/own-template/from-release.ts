import { requirementsByPhase } from "@/lib/domain/checklist/gate-rules";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { TemplateGate, TemplateItem, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { documentOf, type TemplateDocument } from "./document";
import { minimumGate } from "./minimum-gates";

type Release = Pick<ReleaseState, "details" | "phases" | "items" | "roster">;

/**
 * The checklist of a release as a document to begin with: its phases and items without anything that was done to them. A gate that is
 * signed as the library asks keeps what it adds where a release is critical; any other asks of every release what it asked of this one.
 */
export function documentFromRelease(release: Release, name: string): TemplateDocument {
  const { track } = release.details.template;
  const phases = release.phases.map(
    (phase): TemplatePhase => ({
      ...{ key: phase.key, code: phase.code, name: phase.name, kind: phase.kind },
      ...{ anchor: phase.anchor, offsetMinutes: phase.offsetMinutes, gate: gateOf(phase, release) },
      ...(phase.stage ? { stage: phase.stage } : {}),
      sections: sectionsOf(release.items.filter((item) => item.phase === phase.key)),
    }),
  );
  return documentOf({ track, phases }, name);
}

function gateOf(phase: PhaseState, { details, roster, phases }: Release): TemplateGate {
  const rules = phases.map((one) => ({ key: one.key, kind: one.kind, gate: minimumOf(one, details) ?? { kind: "closed" as const } }));
  const minimum = minimumOf(phase, details);
  if (!minimum) {
    return phase.requirements.length === 0 ? { kind: "closed" } : { kind: "signed", base: phase.requirements, critical: [] };
  }
  const usual = requirementsByPhase({ rules, criticality: details.criticality, roster }).get(phase.key);
  if (isSameValue(usual, phase.requirements)) return minimum;
  return { kind: "signed", base: mergeRequirements(phase.requirements, minimum.base), critical: minimum.critical };
}

function minimumOf({ key, stage }: PhaseState, { template }: Release["details"]) {
  return minimumGate({ key, ...(stage ? { stage } : {}) }, template.track);
}

function sectionsOf(items: readonly ItemState[]): TemplateSection[] {
  const keys = [...new Set(items.map(({ section }) => section))];
  return keys.map((key) => {
    const own = items.filter((item) => item.section === key);
    const top = own.filter(({ parent }) => parent === null);
    return { key, title: own[0]?.sectionTitle ?? key, items: top.map((item) => itemOf(item, own)) };
  });
}

function itemOf(item: ItemState, all: readonly ItemState[]): TemplateItem {
  const children = all.filter(({ parent }) => parent === item.key);
  const { how, command } = item;
  return {
    ...{ key: item.key, title: item.title, proof: item.proof, kind: item.kind, owner: item.owner, required: item.required },
    ...(how === null ? {} : { verify: { how, ...(command === null ? {} : { command }) } }),
    ...(item.condition ? { condition: item.condition } : {}),
    ...(item.options.length > 0 ? { options: item.options } : {}),
    ...(item.unit === null ? {} : { unit: item.unit }),
    ...(item.computedFrom === null ? {} : { computedFrom: item.computedFrom }),
    ...(item.messageKind ? { messageKind: item.messageKind } : {}),
    sources: item.sources,
    ...(children.length > 0 ? { children: children.map((child) => itemOf(child, [])) } : {}),
  };
}
