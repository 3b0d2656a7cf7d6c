import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { ItemKind, TemplateItem } from "@/lib/domain/checklist/template";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { isSameValue } from "@/lib/domain/release/same-value";

/** What kinds of items are called. */
export const ITEM_KIND_NAMES: Record<ItemKind, string> = {
  tick: "a tick",
  choice: "a choice",
  "fill-in": "a text to fill in",
  result: "a result with a reading",
  parent: "an item with others below it",
  computed: "an item that follows from something",
};

type Told = (before: TemplateItem, after: TemplateItem, name: string) => string;
type Field = keyof Omit<TemplateItem, "key" | "children">;

/** What is said of a field that differs, whether by what it is now or only that it changed. */
const TOLD: Record<Field, Told> = {
  title: (before, after) => `“${before.title}” is called “${after.title}”.`,
  proof: (_, after, name) => `${name} is proved otherwise: ${after.proof}`,
  verify: (_, { verify }, name) =>
    verify ? `${name} is verified otherwise: ${verify.how}${commandText(verify.command)}` : `${name} no longer says how it is verified.`,
  kind: (before, after, name) => `${name} is ${ITEM_KIND_NAMES[after.kind]} instead of ${ITEM_KIND_NAMES[before.kind]}.`,
  owner: (before, after, name) => `${name} belongs to the ${role(after)} instead of the ${role(before)}.`,
  required: (_, after, name) => (after.required ? `${name} holds the gate now.` : `${name} no longer holds the gate.`),
  condition: (_, { condition }, name) =>
    condition ? `${name} has the condition “${condition.text}” (${condition.id}).` : `${name} applies without a condition.`,
  options: (_, { options }, name) =>
    options
      ? `${name} offers ${options.map(({ key, label }) => `“${label}” (${key})`).join(", ")}.`
      : `${name} offers no options any more.`,
  unit: (before, after, name) => `${name} has the unit “${after.unit ?? "none"}” instead of “${before.unit ?? "none"}”.`,
  computedFrom: (_, after, name) =>
    after.computedFrom ? `${name} follows from: ${after.computedFrom}.` : `${name} follows from nothing any more.`,
  messageKind: (_, after, name) =>
    after.messageKind
      ? `${name} follows from the message “${KIND_NAMES[after.messageKind]}”.`
      : `${name} follows from no message any more.`,
  sources: (_, after, name) => `${name} restates ${after.sources.length > 0 ? after.sources.join(", ") : "nothing"} of the guide.`,
};

const FIELDS = Object.keys(TOLD) as readonly Field[];

/** How an item differs from what it was, one sentence for each field. Items below it are compared by themselves. */
export function itemChanges(before: TemplateItem, after: TemplateItem): string[] {
  const name = `“${after.title}”`;
  return FIELDS.filter((field) => !isSameValue(before[field] ?? null, after[field] ?? null)).map((field) =>
    TOLD[field](before, after, name),
  );
}

const role = ({ owner }: TemplateItem) => RELEASE_ROLE_NAMES[owner].toLowerCase();
const commandText = (command: string | undefined) => (command === undefined ? "" : ` With: ${command}`);
