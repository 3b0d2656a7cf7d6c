import type { GeneralItem, GeneralSection } from "@/lib/domain/checklist/general/general-item";
import { SAME_AS } from "@/lib/domain/checklist/general/same-as";
import { joinSections } from "@/lib/domain/checklist/join-sections";
import { libraryItem } from "@/lib/domain/checklist/own-template/library-items";
import type { Template, TemplateItem, TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { stepsOf, type TemplateChoice, templateFor } from "@/lib/domain/checklist/template-for";
import { chooseGeneralItem } from "./choose-general-item";
import { chooseTemplateItem } from "./choose-template-item";
import { phaseFor } from "./moments";
import { factsOf, type Profile } from "./profile";
import { adviseStrategy } from "./strategy";
import type { ItemChoice, Tailoring } from "./tailoring";

/** What people decided besides the profile. */
export type TailoringInput = Pick<TemplateChoice, "ladder" | "gates" | "own"> & {
  readonly profile: Profile;
  /** The strategy somebody chose; left out: the recommended one. */
  readonly strategy?: TemplateChoice["strategy"];
  /** Keys of items that were left out and put back. Unknown ones, and ones that are in anyway, change nothing. */
  readonly restored?: readonly string[];
};

/**
 * The checklist and the strategy that fit a profile, each item with the rule that decided. Total: every item of the template, of the
 * strategy's steps and of the general lists is in or out. The same profile gives the same answer, whatever the order of its lists.
 */
export function tailor(
  { profile, strategy: chosen, restored = [], ...choice }: TailoringInput,
  general: readonly GeneralSection[],
): Tailoring {
  const advice = adviseStrategy(profile);
  const strategy = chosen ?? advice[0].strategy;
  const whole = templateFor({ ...choice, strategy, criticality: profile.criticality });
  const facts = factsOf(profile);
  const stepKeys = new Set(stepsOf({ strategy, criticality: profile.criticality }).flatMap(({ items }) => items.map(({ key }) => key)));

  const putBack = putBackOf(restored);

  const own = whole.phases.flatMap((phase) =>
    itemsOf(phase).map((item) =>
      putBack(chooseTemplateItem(item, { facts, strategy, phase, stepKeys, isOwn: choice.own !== undefined }), item.required),
    ),
  );
  const restating = restatingOf(whole, own);
  const others = general.flatMap(({ items }) =>
    items.map((item) =>
      putBack(chooseGeneralItem(item, { profile, facts, restating, phase: phaseFor(whole, item.moment) }), item.weight === "blocking"),
    ),
  );
  return { profile, advice, strategy, choices: [...own, ...others], template: withChoices(whole, { own, others, general }) };
}

/** Items of the template that are in, by the ids that they restate, named or not, and by their own keys. */
function restatingOf({ track }: Template, own: readonly ItemChoice[]): ReadonlyMap<string, string> {
  const present = own.filter(({ isIn }) => isIn);
  const keys = new Set(present.map(({ key }) => key));
  // An item of the library in a template of a team stands for all that it restates there, whatever ids the team left it.
  const named = present.flatMap(({ key, sources }) =>
    [key, ...sources, ...(libraryItem(key)?.sources ?? [])].map((id) => [id, key] as const),
  );
  const standing = Object.entries(SAME_AS[track] ?? {}).flatMap(([id, stand]) => {
    const key = stand?.find((one) => keys.has(one));
    return key === undefined ? [] : [[id, key] as const];
  });
  return new Map([...standing, ...named]);
}

function putBackOf(restored: readonly string[]) {
  const keys = new Set(restored);
  return (choice: ItemChoice, isBlocking: boolean): ItemChoice => {
    if (choice.isIn || choice.phase === null || !keys.has(choice.key)) return choice;
    return { ...choice, isIn: true, isBlocking, rule: "restored", because: "you put it back" };
  };
}

function itemsOf({ sections }: TemplatePhase): TemplateItem[] {
  return sections.flatMap(({ items }) => items.flatMap((item) => [item, ...(item.children ?? [])]));
}

type Choices = { own: readonly ItemChoice[]; others: readonly ItemChoice[]; general: readonly GeneralSection[] };

function withChoices(template: Template, { own, others, general }: Choices): Template {
  const out = new Set(own.filter(({ isIn }) => !isIn).map(({ key }) => key));
  const answered = new Set(own.filter(({ rule }) => rule === "condition-holds" || rule === "restored").map(({ key }) => key));
  const added = new Map(others.filter(({ isIn, restatedBy }) => isIn && restatedBy === null).map((one) => [one.key, one] as const));
  const phases = template.phases.map((phase): TemplatePhase => {
    const kept = phase.sections.map((section): TemplateSection => ({ ...section, items: keep(section.items, { out, answered }) }));
    return { ...phase, sections: joinSections(kept, sectionsFor(phase, general, added)).filter(({ items }) => items.length > 0) };
  });
  return { ...template, phases };
}

/** Items without those that are left out; a condition that the profile answered is none any more. */
function keep(
  items: readonly TemplateItem[],
  { out, answered }: { out: ReadonlySet<string>; answered: ReadonlySet<string> },
): TemplateItem[] {
  return items
    .filter(({ key }) => !out.has(key))
    .map((item) => {
      const { condition, children, ...rest } = item;
      const isOpen = condition && !answered.has(item.key);
      return { ...rest, ...(isOpen ? { condition } : {}), ...(children ? { children: keep(children, { out, answered }) } : {}) };
    });
}

function sectionsFor(phase: TemplatePhase, general: readonly GeneralSection[], added: ReadonlyMap<string, ItemChoice>): TemplateSection[] {
  return general.map(({ key, title, items }) => ({
    key,
    title,
    items: items.flatMap((item) => {
      const choice = added.get(item.key);
      return choice?.phase?.key === phase.key ? [toTemplateItem(item, choice)] : [];
    }),
  }));
}

function toTemplateItem(
  { moment: _moment, weight: _weight, when: _when, tags: _tags, ...item }: GeneralItem,
  { isBlocking }: ItemChoice,
): TemplateItem {
  return { ...item, required: isBlocking };
}
