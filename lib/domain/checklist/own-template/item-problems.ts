import type { ItemCondition, TemplateItem, TemplatePhase, Track } from "@/lib/domain/checklist/template";
import { repeated } from "@/lib/domain/checklist/template-problem";
import { CONDITIONS } from "@/lib/domain/checklist/templates/conditions";
import type { TemplateDocument } from "./document";
import { type DocumentPath, type DocumentProblem, problemsIn } from "./document-problem";
import { keepsItsMeaning, libraryItem } from "./library-items";
import { type PlacedItem, placedItems } from "./placed-items";

/** Keys, codes and titles that stand twice, and keys of the library with another meaning. Each repetition is told where it stands. */
export function keyProblems(document: TemplateDocument): DocumentProblem[] {
  const items = placedItems(document);
  const phases = document.phases.map((phase, at) => ({ phase, path: ["phases", at] as DocumentPath }));
  return [
    ...twice(phases, ({ phase }) => phase.key, { field: "key", message: "The key stands twice in the template." }),
    ...twice(phases, ({ phase }) => phase.code, { field: "code", message: "The code stands twice in the template." }),
    ...twice(items, ({ item }) => item.key, { field: "key", message: "The key stands twice in the template." }),
    // Messages, obligations and the activity name items by their title alone.
    ...twice(items, ({ item }) => item.title, { field: "title", message: "The title stands twice in the template." }),
    ...items.flatMap(({ item, path }) =>
      problemsIn(path, [
        [
          !keepsItsMeaning(item),
          ["key"],
          `The library uses this key for “${libraryItem(item.key)?.title}”. Give your own item a key of its own.`,
        ],
      ]),
    ),
  ];
}

type Told = { readonly field: string; readonly message: string };

/** Every place but the first at which a value stands that is there already. */
function twice<T extends { readonly path: DocumentPath }>(
  all: readonly T[],
  wordOf: (one: T) => string,
  { field, message }: Told,
): DocumentProblem[] {
  const values = all.map(wordOf);
  const known = new Set(repeated(values));
  return all
    .filter((one, at) => known.has(wordOf(one)) && values.indexOf(wordOf(one)) < at)
    .map(({ path }) => ({ path: [...path, field], message }));
}

/** Items that nothing and nobody could ever answer, and conditions that would be answered by something else than they say. */
export function answerProblems(document: TemplateDocument): DocumentProblem[] {
  const items = placedItems(document);
  const first = new Map<string, string>();
  for (const { item } of items) {
    if (item.condition && !first.has(item.condition.id)) first.set(item.condition.id, item.condition.text);
  }
  return items.flatMap((placed) => [
    ...problemsIn(placed.path, [
      [neverFollows(placed, document.track) !== null, ["computedFrom"], neverFollows(placed, document.track) ?? ""],
    ]),
    ...(placed.item.condition ? conditionProblems(placed, placed.item.condition, first) : []),
  ]);
}

/** Why what an item follows from never happens where it stands; null where it can. */
function neverFollows({ item, phase }: PlacedItem, track: Track): string | null {
  const { computedFrom, messageKind } = item;
  if (computedFrom === "sign-off" && phase.gate.kind === "closed") return "Nobody signs this phase, so nothing would ever answer the item.";
  if (computedFrom === "decision" && !isDecided(phase)) return "Nothing is decided in this phase, so nothing would ever answer the item.";
  if (messageKind === "pre-notice" && track === "hotfix") {
    return "A hotfix has no 48-hour notice, so nothing would ever answer the item.";
  }
  if (messageKind === "rollback-notice" && phase.kind === "forward") {
    return "A rollback notice leaves only after a rollback, so nothing would ever answer the item here.";
  }
  return null;
}

const isDecided = ({ stage }: TemplatePhase): boolean => stage !== undefined && stage.decisions.length > 0;

const KNOWN: readonly ItemCondition[] = Object.values(CONDITIONS);

function conditionProblems({ item, path }: PlacedItem, { id, text }: ItemCondition, first: ReadonlyMap<string, string>): DocumentProblem[] {
  const known = KNOWN.find((one) => one.id === id);
  return problemsIn(
    [...path, "condition"],
    [
      [
        followsGate(item) && libraryItem(item.key) === null,
        [],
        "The item follows from the gate of its phase, so nobody could ever answer the condition.",
      ],
      [
        known !== undefined && known.text !== text,
        ["text"],
        `The profile answers ${id}, which says “${known?.text}” Use these words, or give your condition an id of its own.`,
      ],
      [known === undefined && first.get(id) !== text, ["text"], "One condition id has two texts."],
    ],
  );
}

function followsGate({ computedFrom }: TemplateItem): boolean {
  return computedFrom === "sign-off" || computedFrom === "decision";
}
