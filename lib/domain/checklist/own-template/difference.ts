import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import type { TemplateGate, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { TemplateDocument } from "./document";
import { itemChanges } from "./item-difference";
import { movedKeys } from "./moved-keys";
import { anchorText } from "./offset-words";
import { itemsOfPhase, type PlacedItem, placedItems } from "./placed-items";

/** One thing that differs between two versions, as a sentence. */
export type TemplateChange = {
  /** Code of the phase that it is about; null: of the template. */
  readonly phase: string | null;
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly text: string;
};

/**
 * What somebody would have to do to the first document to get the second, in the order of the second; what is gone comes where it was.
 * Empty exactly where both are the same. Phases and items are known by their keys, whatever they are called.
 */
export function templateDifference(before: TemplateDocument, after: TemplateDocument): TemplateChange[] {
  const was = new Map(before.phases.map((phase) => [phase.key, phase] as const));
  const gone = before.phases.filter(({ key }) => !after.phases.some((phase) => phase.key === key));
  const moved = new Set(movedKeys(keysOf(before.phases), keysOf(after.phases)));
  const homes: Homes = { before: homesOf(before), after: homesOf(after) };
  return [
    ...(before.name === after.name ? [] : [changed(null, `It is called “${after.name}” instead of “${before.name}”.`)]),
    ...(before.track === after.track ? [] : [changed(null, `It is for the ${after.track} track instead of ${before.track}.`)]),
    ...after.phases.flatMap((phase) => {
      const earlier = was.get(phase.key);
      if (!earlier) return [added(phase)];
      return [...phaseChanges(earlier, phase, moved.has(phase.key)), ...sectionChanges(earlier, phase), ...itemsOf(earlier, phase, homes)];
    }),
    ...gone.map((phase) => removed(phase, homes.after)),
  ];
}

const keysOf = (all: readonly { readonly key: string }[]) => all.map(({ key }) => key);
const changed = (phase: string | null, text: string): TemplateChange => ({ phase, kind: "changed", text });
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

function added(phase: TemplatePhase): TemplateChange {
  const items = counted(itemsOfPhase(phase, []).length, "item");
  return {
    phase: phase.code,
    kind: "added",
    text: `The phase “${phase.name}” is new, ${anchorText(phase)}, with ${items}; ${gateText(phase.gate)}.`,
  };
}

function removed(phase: TemplatePhase, after: Homes["after"]): TemplateChange {
  const lost = itemsOfPhase(phase, []).filter(({ item }) => !after.has(item.key));
  const items = counted(lost.length, "item");
  return { phase: phase.code, kind: "removed", text: `The phase “${phase.name}” is gone, and ${items} with it.` };
}

function gateText(gate: TemplateGate): string {
  if (gate.kind === "closed") return "the deployer closes it";
  const more = gate.critical.length > 0 ? `, of a critical release also by ${requirementsText(gate.critical)}` : "";
  return `signed by ${requirementsText(gate.base) || "nobody"}${more}`;
}

function phaseChanges(before: TemplatePhase, after: TemplatePhase, isMoved: boolean): TemplateChange[] {
  const phase = after.code;
  const tell = (isTold: boolean, text: string) => (isTold ? [changed(phase, text)] : []);
  const when = (one: TemplatePhase) => [one.anchor, one.offsetMinutes, one.kind];
  return [
    ...(isMoved ? [{ phase, kind: "moved" as const, text: "The phase stands at another place." }] : []),
    ...tell(before.name !== after.name, `The phase is called “${after.name}” instead of “${before.name}”.`),
    ...tell(before.code !== after.code, `The code of the phase is ${after.code} instead of ${before.code}.`),
    ...tell(!isSameValue(when(before), when(after)), `The phase is ${whenText(after)} instead of ${whenText(before)}.`),
    ...tell(!isSameValue(before.gate, after.gate), `The gate is ${gateText(after.gate)}, instead of ${gateText(before.gate)}.`),
    ...tell(!isSameValue(before.stage ?? null, after.stage ?? null), `The stage is ${stageText(after)} instead of ${stageText(before)}.`),
  ];
}

const whenText = (phase: TemplatePhase) => `${anchorText(phase)}${phase.kind === "rollback" ? " of a rollback" : ""}`;

function stageText({ stage }: TemplatePhase): string {
  if (!stage) return "none";
  const decisions = stage.decisions.length === 0 ? "nothing is decided" : `${stage.decisions.join(", ")} may be decided`;
  return `${stage.weightPercent} % for ${counted(stage.minimumMinutes, "minute")}, where ${decisions},`;
}

function sectionChanges(before: TemplatePhase, after: TemplatePhase): TemplateChange[] {
  const phase = after.code;
  const was = new Map(before.sections.map((section) => [section.key, section] as const));
  const moved = new Set(movedKeys(keysOf(before.sections), keysOf(after.sections)));
  const gone = before.sections.filter(({ key }) => !after.sections.some((section) => section.key === key));
  return [
    ...after.sections.flatMap((section): TemplateChange[] => {
      const earlier = was.get(section.key);
      if (!earlier) return [{ phase, kind: "added", text: `The section “${section.title}” is new.` }];
      return [
        ...(moved.has(section.key)
          ? [{ phase, kind: "moved" as const, text: `The section “${section.title}” stands at another place.` }]
          : []),
        ...(earlier.title === section.title ? [] : [changed(phase, `The section “${earlier.title}” is called “${section.title}”.`)]),
      ];
    }),
    ...gone.map(({ title }: TemplateSection): TemplateChange => ({ phase, kind: "removed", text: `The section “${title}” is gone.` })),
  ];
}

/** Where each item stands, by its key. */
type Homes = { readonly before: ReadonlyMap<string, PlacedItem>; readonly after: ReadonlyMap<string, PlacedItem> };

function homesOf(document: TemplateDocument): ReadonlyMap<string, PlacedItem> {
  return new Map(placedItems(document).map((placed) => [placed.item.key, placed] as const));
}

/** The group in which an item has its place: a section of a phase, or the item that it stands under. */
const groupOf = ({ phase, section, parent }: PlacedItem) => `${phase.key}/${section.key}/${parent ?? ""}`;

function itemsOf(before: TemplatePhase, after: TemplatePhase, homes: Homes): TemplateChange[] {
  const moved = movedItems(before, after, homes);
  const phase = after.code;
  const gone = itemsOfPhase(before, []).filter(({ item }) => !homes.after.has(item.key));
  return [
    ...itemsOfPhase(after, []).flatMap((placed): TemplateChange[] => {
      const { item } = placed;
      const earlier = homes.before.get(item.key);
      if (!earlier)
        return [{ phase, kind: "added", text: `“${item.title}” is new, ${item.required ? "and holds the gate" : "as advice"}.` }];
      return [
        ...placeChanges(earlier, placed, moved.has(item.key)),
        ...itemChanges(earlier.item, item).map((text) => changed(phase, text)),
      ];
    }),
    ...gone.map(({ item }): TemplateChange => ({ phase, kind: "removed", text: `“${item.title}” is gone.` })),
  ];
}

/** Items that have another place among those that stood in the same group before. */
function movedItems(before: TemplatePhase, after: TemplatePhase, homes: Homes): ReadonlySet<string> {
  const [was, is] = [stayed(before, homes.after), stayed(after, homes.before)];
  return new Set([...is.keys()].flatMap((group) => movedKeys(was.get(group) ?? [], is.get(group) ?? [])));
}

/** Keys of the items of a phase that stand in the same group in the other version, in order, by group. */
function stayed(phase: TemplatePhase, others: ReadonlyMap<string, PlacedItem>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const placed of itemsOfPhase(phase, [])) {
    const [group, other] = [groupOf(placed), others.get(placed.item.key)];
    if (other && groupOf(other) === group) groups.set(group, [...(groups.get(group) ?? []), placed.item.key]);
  }
  return groups;
}

function placeChanges(before: PlacedItem, after: PlacedItem, isMoved: boolean): TemplateChange[] {
  const { title } = after.item;
  const phase = after.phase.code;
  if (before.phase.key !== after.phase.key) return [{ phase, kind: "moved", text: `“${title}” comes here from ${before.phase.code}.` }];
  if (groupOf(before) !== groupOf(after)) return [{ phase, kind: "moved", text: `“${title}” stands below “${after.section.title}” now.` }];
  return isMoved ? [{ phase, kind: "moved", text: `“${title}” stands at another place.` }] : [];
}
