import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { KEY_PATTERN } from "@/lib/domain/checklist/template-problem";
import { TEMPLATES } from "@/lib/domain/checklist/templates/registry";
import { BLUE_GREEN, FEATURE_FLAG } from "@/lib/domain/checklist/templates/strategies/steps";
import { validateItem } from "@/lib/domain/checklist/validate-item";
import { GENERAL_ITEMS, GENERAL_SECTIONS } from "./sections";

const repeatedIn = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe.each(GENERAL_SECTIONS.map((section) => [section.key, section] as const))("the %s list", (_, { key, title, items }) => {
  test("is structurally sound", () => {
    expect(key).toMatch(KEY_PATTERN);
    expect(title).toMatch(/^[A-Z][^!.]{3,39}$/);
    expect(items.length).toBeGreaterThan(0);
    expect(items.flatMap((item) => validateItem({ ...item, required: true }, key))).toEqual([]);
    expect(items.filter(({ kind }) => kind === "parent")).toEqual([]);
  });

  test("has titles that fit one line, and texts that are sentences", () => {
    for (const item of items) {
      expect(item.title, item.title).toMatch(/^[A-Z0-9][^!]{4,59}$/);
      expect(item.title, item.title).not.toMatch(/[.:]$/);
      for (const sentence of [item.proof, item.verify?.how ?? ""]) expect(sentence, item.key).toMatch(/^[A-Z][^!`]*\.$/);
    }
  });

  test("has tags, and facts that are named once", () => {
    for (const { key: item, tags, when } of items) {
      expect(tags.length, item).toBeGreaterThan(0);
      expect(
        tags.filter((tag) => !KEY_PATTERN.test(tag)),
        item,
      ).toEqual([]);
      expect([...repeatedIn(tags), ...repeatedIn(when ?? [])], item).toEqual([]);
      expect(when?.length, item).not.toBe(0);
    }
  });
});

test("no key is given twice, not to an item of a template or of a strategy either", () => {
  const ofTemplates = new Set(TEMPLATES.flatMap(({ template }) => allItems(template).map((item) => item.key)));
  const ofStrategies = [...BLUE_GREEN, ...FEATURE_FLAG].flatMap((section) => section.items.map((item) => item.key));
  const own = GENERAL_ITEMS.map((item) => item.key);
  expect(repeatedIn([...own, ...ofTemplates, ...ofStrategies])).toEqual([]);
  expect(repeatedIn(GENERAL_SECTIONS.map((section) => section.key))).toEqual([]);
});

test("no two items say the same in the same words", () => {
  expect(repeatedIn(GENERAL_ITEMS.map((item) => item.title))).toEqual([]);
  expect(repeatedIn(GENERAL_ITEMS.map((item) => item.proof))).toEqual([]);
});
