import { describe, expect, test } from "vitest";
import { allItems } from "@/lib/domain/checklist/all-items";
import { GENERAL_ITEMS, GENERAL_SECTIONS } from "@/lib/domain/checklist/general/sections";
import { fillSnippet } from "@/lib/domain/checklist/snippet";
import { snippetHazard } from "@/lib/domain/checklist/snippet-hazard";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import * as steps from "@/lib/domain/checklist/templates/strategies/steps";
import { stageCriteria } from "@/lib/domain/metrics/criterion";
import { ROLLBACK_CRITERIA, ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import { STRATEGIES } from "@/lib/domain/release/state";
import { leftBehind } from "@/lib/domain/release/strategy-obligations";
import { DETAILS } from "@/lib/domain/sign-off/testing/fixture";
import { AUTOMATED_TRIGGERS, CANARY_ANALYSIS, DECISION_CRITERIA } from "./decision-criteria";
import { ROLLBACK_METHOD_GUIDES } from "./rollback-methods";
import { type GuideStep, STRATEGY_GUIDES } from "./strategies";
import { VALIDATION_PERIODS } from "./validation-periods";

const templateItems = ["standard", "canary"].flatMap((key) => {
  const template = findTemplate(key);
  return template ? allItems(template) : [];
});
const strategyItems = [...steps.BLUE_GREEN, ...steps.FEATURE_FLAG].flatMap((section) => section.items);
const KNOWN = new Set([...templateItems, ...strategyItems, ...GENERAL_ITEMS].map((item) => item.key));
const itemsOf = (list: readonly GuideStep[]) => list.flatMap((step) => ("items" in step ? step.items : []));

test("each strategy has its guide", () => {
  expect(STRATEGY_GUIDES.map((guide) => guide.strategy)).toEqual([...STRATEGIES]);
});

describe.each(STRATEGY_GUIDES.map((guide) => [guide.strategy, guide] as const))("the guide to %s", (_, guide) => {
  test("says for what, how it is and what to do, as many points as its source", () => {
    expect([guide.bestFor.length, guide.characteristics.length]).toEqual([3, 5]);
    const counts = { rolling: [1, 5], "blue-green": [7, 5], canary: [4, 7], "feature-flag": [7, 5] };
    expect([guide.steps.length, guide.validation.length]).toEqual(counts[guide.strategy]);
  });

  test("points at items and obligations that exist", () => {
    const items = itemsOf([...guide.steps, ...guide.validation]);
    expect(items.filter((key) => !KNOWN.has(key))).toEqual([]);
    const owed = guide.steps.flatMap((step) => ("obligation" in step ? [step.obligation] : []));
    expect(owed).toEqual(leftBehind(itemsOf(guide.steps).map((key) => ({ key }))));
  });
});

test.each([
  ["blue-green", steps.BLUE_GREEN],
  ["feature-flag", steps.FEATURE_FLAG],
] as const)("every step that %s brings into a release is told in its guide", (strategy, sections) => {
  const guide = STRATEGY_GUIDES.find((one) => one.strategy === strategy);
  const told = guide ? itemsOf([...guide.steps, ...guide.validation]) : [];
  expect(told.toSorted()).toEqual(sections.flatMap((section) => section.items.map((item) => item.key)).toSorted());
});

test("criteria and triggers together are what the rollback dialog offers", () => {
  const triggers = AUTOMATED_TRIGGERS.triggers.map(({ criterion }) => criterion);
  expect([DECISION_CRITERIA.criteria.length, triggers.length]).toEqual([9, 5]);
  const all = new Set<string>([...DECISION_CRITERIA.criteria, ...triggers]);
  expect([...all].toSorted()).toEqual(ROLLBACK_CRITERIA.map(({ key }) => key).toSorted());
  expect(triggers.filter((key) => ROLLBACK_CRITERIA.find((one) => one.key === key)?.seenBy !== "measured")).toEqual([]);
});

test("a trigger has the limit that a stage is judged by", () => {
  const rollBack = new Map(stageCriteria(50).map((criterion) => [criterion.metric, criterion.rollBack]));
  const limit = new Map(AUTOMATED_TRIGGERS.triggers.map((trigger) => [trigger.criterion, trigger.limit]));
  expect(limit.get("error-rate")).toBe(rollBack.get("error-rate"));
  expect(limit.get("restarts")).toBe(rollBack.get("restarts"));
  // So many times the baseline, and so many percent above it.
  expect(((limit.get("latency-p99") ?? 0) - 1) * 100).toBe(rollBack.get("p99"));
});

test.each(AUTOMATED_TRIGGERS.triggers.map(({ criterion, expression }) => [criterion, expression] as const))(
  "the query of %s is balanced and names only what a release has",
  (_, expression) => {
    for (const [open, close] of ["()", "[]", "{}"]) {
      expect(expression.split(open ?? "").length).toBe(expression.split(close ?? "").length);
    }
    expect(expression).not.toContain("'");
    const filled = fillSnippet(`query='${expression}'`, { service: "checkout-service", namespace: "shop" });
    expect(filled).not.toMatch(/\{\{\w/);
  },
);

test("the analysis of a canary reads metrics with a limit, and items of its first stage", () => {
  const judged = stageCriteria(10).map(({ metric, proceed }) => [metric, proceed]);
  expect(judged).toEqual(
    expect.arrayContaining([
      ["error-rate", 1],
      ["p95", 10],
    ]),
  );
  expect(CANARY_ANALYSIS.criteria).toHaveLength(4);
  for (const criterion of CANARY_ANALYSIS.criteria) {
    if ("item" in criterion) expect(KNOWN).toContain(criterion.item);
    else expect(judged.map(([metric]) => metric)).toContain(criterion.metric);
  }
});

test.each(ROLLBACK_METHOD_GUIDES.map((guide) => [guide.key, guide] as const))("%s is a way that the room offers", (_, guide) => {
  expect(Object.values(ROLLBACK_METHODS).flat()).toContain(guide.method);
  expect(rollbackSteps(DETAILS, guide.method).length).toBeGreaterThan(0);
  expect(guide.besides.length).toBeGreaterThan(0);
  const own = rollbackSteps(DETAILS, guide.method).map(({ command }) => command);
  for (const { text, command } of guide.besides) {
    expect(text).toMatch(/^[A-Z][^!.]+$/);
    if (command === null) continue;
    expect(snippetHazard(command)).toBeNull();
    const filled = fillSnippet(command, { service: "checkout-service", namespace: "shop" });
    expect(filled).not.toMatch(/\{\{\w/);
    expect(own).not.toContain(filled);
  }
});

test("every way of the room has its guide", () => {
  const told = new Set(ROLLBACK_METHOD_GUIDES.map((guide) => guide.method));
  expect([...told].toSorted()).toEqual([...new Set(Object.values(ROLLBACK_METHODS).flat())].toSorted());
});

test("validation periods follow each other, end where phases are due, and each has its list", () => {
  const due = (findTemplate("standard")?.phases ?? []).filter((phase) => phase.anchor === "actual").map((phase) => phase.offsetMinutes);
  expect(VALIDATION_PERIODS.map((period) => period.toMinutes)).toEqual(due.filter((minutes) => minutes > 0));
  expect(VALIDATION_PERIODS.map((period) => period.fromMinutes)).toEqual(due.slice(0, -1));
  const lists = GENERAL_SECTIONS.map((section) => section.key);
  expect(VALIDATION_PERIODS.filter((period) => !lists.includes(period.section))).toEqual([]);
});
