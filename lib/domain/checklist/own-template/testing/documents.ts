import fc from "fast-check";
import type { TemplateItem, TemplatePhase, TemplateSection, Track } from "@/lib/domain/checklist/template";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import { cleanText, mixesAlphabets } from "@/lib/domain/text/plain-text";
import { documentOf, type TemplateDocument } from "../document";

/** A copy of the newest built-in template of a track. */
export function copyOf(track: Track): TemplateDocument {
  const template = findTemplate(track);
  if (!template) throw new Error(`There is no template ${track}.`);
  return documentOf(template, template.name);
}

/** The copy with one phase changed. */
export function withPhase(track: Track, key: string, change: (phase: TemplatePhase) => TemplatePhase): TemplateDocument {
  const { phases, ...rest } = copyOf(track);
  return { ...rest, phases: phases.map((phase) => (phase.key === key ? change(phase) : phase)) };
}

/** Texts that one version of YAML or another takes for something else, or that have a meaning in it. */
const TRAPS = [
  ...[
    "no",
    "on",
    "Yes",
    "y",
    "~",
    "null",
    "1e3",
    "0777",
    "0o17",
    "0x1F",
    "1_000",
    "12:30",
    "1:20:30",
    "2001-01-01",
    ".inf",
    ".nan",
    "-",
    "=",
  ],
  ...[
    "<<",
    "- a",
    "a: b",
    "a #b",
    "#b",
    "'",
    '"',
    "{{x}}",
    "[a]",
    "&a",
    "*a",
    "!t",
    "%YAML 1.1",
    "---",
    "...",
    "@a",
    "`a`",
    "?",
    ": ",
    "|",
    ">",
  ],
  ..."true,True,off,NULL,+1,1.,.5,1.5e+3,0b11,é,日本,\\n,a\\,'',”".split(","),
];

const isLine = (text: string): boolean => {
  const clean = cleanText(text, { max: 80, multiline: false });
  return clean.ok && clean.value === text && text !== "" && !mixesAlphabets(text);
};

/** One line as a person may have typed it. */
export const lineArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TRAPS.filter(isLine)),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter(isLine),
);

/** What somebody may do to a document, one thing at a time; what it makes need not be a template that can be published. */
type Edit = (document: TemplateDocument) => TemplateDocument;

const at = <T>(all: readonly T[], place: number, change: (one: T) => T): T[] =>
  all.map((one, index) => (index === place % Math.max(1, all.length) ? change(one) : one));
const moved = <T>(all: readonly T[], from: number, to: number): T[] => {
  const [source, target] = [from % Math.max(1, all.length), to % Math.max(1, all.length)];
  const rest = all.filter((_, index) => index !== source);
  return [...rest.slice(0, target), ...all.slice(source, source + 1), ...rest.slice(target)];
};
const without = <T>(all: readonly T[], place: number): T[] => all.filter((_, index) => index !== place % Math.max(1, all.length));

const phaseEdit =
  (place: number, change: (phase: TemplatePhase) => TemplatePhase): Edit =>
  (document) => ({
    ...document,
    phases: at(document.phases, place, change),
  });
const sectionEdit = (place: number, change: (section: TemplateSection) => TemplateSection): Edit =>
  phaseEdit(place >> 4, (phase) => ({ ...phase, sections: at(phase.sections, place, change) }));
const itemEdit = (place: number, change: (item: TemplateItem) => TemplateItem): Edit =>
  sectionEdit(place >> 4, (section) => ({ ...section, items: at(section.items, place, change) }));

const place = fc.nat({ max: 4095 });

const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ place, title: lineArbitrary }).map(({ place: p, title }) => itemEdit(p, (item) => ({ ...item, title }))),
  fc
    .record({ place, proof: lineArbitrary, how: lineArbitrary })
    .map(({ place: p, proof, how }) => itemEdit(p, (item) => ({ ...item, proof, verify: { how } }))),
  fc
    .record({ place, text: lineArbitrary })
    .map(({ place: p, text }) => itemEdit(p, (item) => ({ ...item, condition: { id: "own-condition", text } }))),
  fc.record({ place, required: fc.boolean() }).map(({ place: p, required }) => itemEdit(p, (item) => ({ ...item, required }))),
  fc
    .record({ place, name: lineArbitrary, offsetMinutes: fc.integer({ min: -9000, max: 9000 }) })
    .map(({ place: p, name, offsetMinutes }) => phaseEdit(p, (phase) => ({ ...phase, name, offsetMinutes }))),
  fc
    .record({ place, count: fc.integer({ min: 1, max: 9 }) })
    .map(({ place: p, count }) =>
      phaseEdit(p, (phase) => ({ ...phase, gate: { kind: "signed", base: [{ role: "approver", count }], critical: [] } })),
    ),
  fc
    .record({ place, from: place, to: place })
    .map(({ place: p, from, to }) => sectionEdit(p, (section) => ({ ...section, items: moved(section.items, from, to) }))),
  fc
    .record({ place, from: place, to: place })
    .map(({ place: p, from, to }) => phaseEdit(p, (phase) => ({ ...phase, sections: moved(phase.sections, from, to) }))),
  fc.record({ from: place, to: place }).map(
    ({ from, to }): Edit =>
      (document) => ({ ...document, phases: moved(document.phases, from, to) }),
  ),
  fc
    .record({ place, item: place })
    .map(({ place: p, item }) => sectionEdit(p, (section) => ({ ...section, items: without(section.items, item) }))),
  fc
    .record({ place, section: place })
    .map(({ place: p, section }) => phaseEdit(p, (phase) => ({ ...phase, sections: without(phase.sections, section) }))),
  fc.record({ place }).map(
    ({ place: p }): Edit =>
      (document) => ({ ...document, phases: without(document.phases, p) }),
  ),
  fc.record({ name: lineArbitrary }).map(
    ({ name }): Edit =>
      (document) => ({ ...document, name }),
  ),
);

/** A built-in template after some edits. Keys stay unique. */
export const documentArbitrary: fc.Arbitrary<TemplateDocument> = fc
  .record({ track: fc.constantFrom<Track>("standard", "canary", "hotfix"), edits: fc.array(editArbitrary, { maxLength: 8 }) })
  .map(({ track, edits }) => edits.reduce((document, edit) => edit(document), copyOf(track)));
