import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import { libraryItem } from "@/lib/domain/checklist/own-template/library-items";
import { placedItems } from "@/lib/domain/checklist/own-template/placed-items";
import type { TemplateItem, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

/** Edits of a template, each a document for a document. Places count from 0; a place that is none changes nothing. */

/** Where an item stands: below an item where `child` says which. */
export type ItemPlace = { readonly phase: number; readonly section: number; readonly item: number; readonly child?: number };

const at = <T>(all: readonly T[], place: number, change: (one: T) => T): T[] =>
  all.map((one, index) => (index === place ? change(one) : one));
const without = <T>(all: readonly T[], place: number): T[] => all.filter((_, index) => index !== place);
/** With the one at `place` a place further up (-1) or down (1). */
function moved<T>(all: readonly T[], place: number, by: -1 | 1): readonly T[] {
  const [one, other] = [all[place], all[place + by]];
  if (one === undefined || other === undefined) return all;
  return all.map((each, index) => (index === place ? other : index === place + by ? one : each));
}

export function setPhase(document: TemplateDocument, phase: number, change: Partial<TemplatePhase>): TemplateDocument {
  return { ...document, phases: at(document.phases, phase, (one) => ({ ...one, ...change })) };
}

export function movePhase(document: TemplateDocument, phase: number, by: -1 | 1): TemplateDocument {
  return { ...document, phases: moved(document.phases, phase, by) };
}

export function removePhase(document: TemplateDocument, phase: number): TemplateDocument {
  return { ...document, phases: without(document.phases, phase) };
}

/** A new phase before the rollback, half an hour after the last one on the same anchor, with an empty section. */
export function addPhase(document: TemplateDocument): TemplateDocument {
  const { phases } = document;
  const end = phases.findIndex(({ kind }) => kind === "rollback");
  const place = end < 0 ? phases.length : end;
  const last = phases[place - 1];
  const anchor = last?.anchor ?? "actual";
  const key = freeKey(
    "phase",
    phases.map((one) => one.key),
  );
  const added: TemplatePhase = {
    ...{ key, code: "New", name: "New phase", kind: "forward", anchor },
    ...{ offsetMinutes: (last?.offsetMinutes ?? 0) + 30, gate: { kind: "closed" } },
    sections: [{ key: "items", title: "Items", items: [] }],
  };
  return { ...document, phases: [...phases.slice(0, place), added, ...phases.slice(place)] };
}

function setSections(document: TemplateDocument, phase: number, change: (all: readonly TemplateSection[]) => readonly TemplateSection[]) {
  return { ...document, phases: at(document.phases, phase, (one) => ({ ...one, sections: change(one.sections) })) };
}

export function setSectionTitle(document: TemplateDocument, { phase, section }: Pick<ItemPlace, "phase" | "section">, title: string) {
  return setSections(document, phase, (all) => at(all, section, (one) => ({ ...one, title })));
}

export function moveSection(document: TemplateDocument, { phase, section }: Pick<ItemPlace, "phase" | "section">, by: -1 | 1) {
  return setSections(document, phase, (all) => moved(all, section, by));
}

export function removeSection(document: TemplateDocument, { phase, section }: Pick<ItemPlace, "phase" | "section">) {
  return setSections(document, phase, (all) => without(all, section));
}

export function addSection(document: TemplateDocument, phase: number, title: string): TemplateDocument {
  return setSections(document, phase, (all) => {
    const key = freeKey(
      title,
      all.map((one) => one.key),
    );
    return [...all, { key, title, items: [] }];
  });
}

function setItems(
  document: TemplateDocument,
  { phase, section, item, child }: ItemPlace,
  change: (all: readonly TemplateItem[], place: number) => readonly TemplateItem[],
): TemplateDocument {
  return setSections(document, phase, (sections) =>
    at(sections, section, (one) => {
      if (child === undefined) return { ...one, items: change(one.items, item) };
      return { ...one, items: at(one.items, item, (parent) => ({ ...parent, children: change(parent.children ?? [], child) })) };
    }),
  );
}

export function setItem(document: TemplateDocument, place: ItemPlace, item: TemplateItem): TemplateDocument {
  return setItems(document, place, (all, index) => at(all, index, () => item));
}

export function removeItem(document: TemplateDocument, place: ItemPlace): TemplateDocument {
  return setItems(document, place, without);
}

/** An item a place further up or down in its section; past its end into the section beside it, if need be of the phase beside. */
export function moveItem(document: TemplateDocument, place: ItemPlace, by: -1 | 1): TemplateDocument {
  const items = document.phases[place.phase]?.sections[place.section]?.items ?? [];
  const stays = place.child !== undefined || items[place.item + by] !== undefined;
  if (stays) return setItems(document, place, (all, index) => moved(all, index, by));
  const item = items[place.item];
  const next = sectionBeside(document, place, by);
  if (!item || !next) return document;
  const taken = removeItem(document, place);
  return setSections(taken, next.phase, (all) =>
    at(all, next.section, (one) => ({ ...one, items: by === 1 ? [item, ...one.items] : [...one.items, item] })),
  );
}

function sectionBeside({ phases }: TemplateDocument, { phase, section }: ItemPlace, by: -1 | 1) {
  const all = phases.flatMap(({ sections }, p) => sections.map((_, s) => ({ phase: p, section: s })));
  const here = all.findIndex((one) => one.phase === phase && one.section === section);
  return all[here + by];
}

/** A new item at the end of a section, which holds the gate and is ticked by the deployer until somebody says otherwise. */
export function addItem(
  document: TemplateDocument,
  { phase, section }: Pick<ItemPlace, "phase" | "section">,
  title: string,
): TemplateDocument {
  const taken = placedItems(document).map(({ item }) => item.key);
  const key = freeKey(title, taken, (one) => libraryItem(one) !== null);
  const item: TemplateItem = {
    ...{ key, title, proof: "Link to what shows it.", kind: "tick", owner: "deployer", required: true, sources: [] },
  };
  return setSections(document, phase, (all) => at(all, section, (one) => ({ ...one, items: [...one.items, item] })));
}

const MAX_KEY = 60;

/** A key for a text that is not taken: its words, and a number where they are. */
function freeKey(text: string, taken: readonly string[], isReserved: (key: string) => boolean = () => false): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_KEY)
    .replace(/^-+|-+$/g, "");
  const base = words === "" ? "item" : words;
  const isTaken = (key: string) => taken.includes(key) || isReserved(key);
  if (!isTaken(base)) return base;
  let number = 2;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
