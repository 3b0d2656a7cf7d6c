import { stringify } from "yaml";
import type { TemplateGate, TemplateItem, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import type { TemplateDocument } from "./document";

/** First line of the file: what it is, and in which form. */
export const TEMPLATE_FORMAT = "t-minus-template/1";

/**
 * A document as YAML, its fields always in one order, so that two versions differ only where something was changed. Read by YAML 1.1
 * and 1.2 alike: what one of them would take for a boolean or a number (`on`, `1e3`, `12:30`) is quoted for both.
 */
export function templateYaml({ name, track, phases }: TemplateDocument): string {
  const ordered = { format: TEMPLATE_FORMAT, name, track, phases: phases.map(phaseOf) };
  return stringify(ordered, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false });
}

function phaseOf({ key, code, name, kind, anchor, offsetMinutes, gate, stage, sections }: TemplatePhase) {
  return {
    ...{ key, code, name, kind, anchor, offsetMinutes, gate: gateOf(gate) },
    ...(stage
      ? { stage: { weightPercent: stage.weightPercent, minimumMinutes: stage.minimumMinutes, decisions: [...stage.decisions] } }
      : {}),
    sections: sections.map(sectionOf),
  };
}

function gateOf(gate: TemplateGate) {
  if (gate.kind === "closed") return { kind: gate.kind };
  const ordered = (requirements: typeof gate.base) => requirements.map(({ role, count }) => ({ role, count }));
  return { kind: gate.kind, base: ordered(gate.base), critical: ordered(gate.critical) };
}

function sectionOf({ key, title, items }: TemplateSection) {
  return { key, title, items: items.map(itemOf) };
}

function itemOf(item: TemplateItem): object {
  const { key, title, proof, verify, kind, owner, required, condition, options, unit, computedFrom, messageKind, sources, children } = item;
  return {
    ...{ key, title, proof },
    ...(verify ? { verify: { how: verify.how, ...(verify.command === undefined ? {} : { command: verify.command }) } } : {}),
    ...{ kind, owner, required },
    ...(condition ? { condition: { id: condition.id, text: condition.text } } : {}),
    ...(options ? { options: options.map(({ key: option, label }) => ({ key: option, label })) } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(computedFrom === undefined ? {} : { computedFrom }),
    ...(messageKind === undefined ? {} : { messageKind }),
    sources: [...sources],
    ...(children ? { children: children.map(itemOf) } : {}),
  };
}
