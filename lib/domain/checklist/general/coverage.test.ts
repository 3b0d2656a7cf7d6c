import { expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { REFERENCE_IDS } from "@/lib/domain/checklist/reference-ids";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import { SAME_AS } from "./same-as";
import { GENERAL_ITEMS } from "./sections";

const GENERAL_GROUPS = /^(PRE|SMK|RBK|POST)/;

test("every id of the general lists is the source of exactly one item", () => {
  const named = GENERAL_ITEMS.flatMap((item) => [...item.sources]);
  expect(named.toSorted()).toEqual(REFERENCE_IDS.filter((id) => GENERAL_GROUPS.test(id)).toSorted());
});

test("items stand in the order of the guide, by the first id of each", () => {
  const order: readonly string[] = REFERENCE_IDS;
  const places = GENERAL_ITEMS.flatMap(({ sources: [first] }) => (first === undefined ? [] : [order.indexOf(first)]));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

/** Only what asks for one reading at one moment is one item; whoever adds a pair says so here. */
test("two ids are one item only where they are the same check", () => {
  expect(GENERAL_ITEMS.filter(({ sources }) => sources.length > 1).map(({ sources }) => sources)).toEqual([
    ["SMK1.06", "POST1.04"],
    ["SMK3.01", "POST1.03"],
  ]);
});

const MOMENTS_OF = {
  PRE: ["preparation", "readiness"],
  SMK: ["validation"],
  RBK1: ["rollback"],
  POST1: ["validation"],
  POST2: ["monitoring"],
  POST3: ["completion"],
  POST4: ["completion"],
  POST5: ["completion"],
} as const;

test.each(Object.entries(MOMENTS_OF))("%s is worked on at its moment", (group, moments) => {
  const items = GENERAL_ITEMS.filter(({ sources: [first] }) => first?.startsWith(group));
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ moment }) => !moments.some((one) => one === moment)).map(({ key }) => key)).toEqual([]);
});

const entries = Object.entries(SAME_AS).flatMap(([template, stands]) =>
  Object.entries(stands).flatMap(([id, keys]) => (keys ?? []).map((key) => [template, id, key] as const)),
);

test.each(entries)("in %s, %s is stood for by an item that exists: %s", (template, id, key) => {
  const found = findTemplate(template);
  expect(found && allItems(found).map((item) => item.key)).toContain(key);
  expect(GENERAL_ITEMS.flatMap((item) => [...item.sources])).toContain(id);
});

/** Standing for one half of a pair would leave the other half shown beside it. */
test.each(Object.keys(SAME_AS))("in %s, no item of a pair is stood for by half", (template) => {
  const found = findTemplate(template);
  const named = found ? allItems(found).flatMap((item) => item.sources) : [];
  const stood = new Set([...named, ...entries.filter(([of]) => of === template).map(([, id]) => id)]);
  const pairs = GENERAL_ITEMS.filter(({ sources }) => sources.length > 1).map(
    ({ sources }) => sources.filter((id) => stood.has(id)).length,
  );
  expect(pairs.filter((count) => count === 1)).toEqual([]);
});
