import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_ITEMS } from "@/lib/domain/checklist/general/sections";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import { BLUE_GREEN, FEATURE_FLAG } from "@/lib/domain/checklist/templates/strategies/steps";
import type { GuideStep } from "./strategies";

const TITLES: ReadonlyMap<string, string> = new Map(
  [
    ...allItems(STANDARD_TEMPLATE),
    ...allItems(CANARY_TEMPLATE),
    ...[...BLUE_GREEN, ...FEATURE_FLAG].flatMap(({ items }) => items),
    ...GENERAL_ITEMS,
  ].map(({ key, title }) => [key, title]),
);

/** What a step of the guide says: the titles of its items, what is owed, or its own words. Never empty: the tests hold its keys to the library. */
export function stepTitles(step: GuideStep): readonly string[] {
  if ("text" in step) return [step.text];
  if ("obligation" in step) return [step.obligation];
  return step.items.map((key) => TITLES.get(key) ?? key);
}
