import { describe, expect, it, test } from "vitest";
import { allItems } from "./all-items";
import { REFERENCE_IDS } from "./reference-ids";
import { templateFor } from "./template-for";
import { CANARY_TEMPLATE } from "./templates/canary";
import { ladderProblem, USUAL_LADDER } from "./templates/canary/ladder";
import { validateTemplate } from "./validate-template";

const standard = { strategy: "rolling", criticality: "standard" } as const;

test("the three tracks cover all 218 items of the guide's checklists", () => {
  const all = [standard, { ...standard, strategy: "canary" } as const, { ...standard, criticality: "hotfix" } as const].map(templateFor);
  const covered = new Set(all.flatMap((template) => allItems(template).flatMap((item) => [...item.sources])));
  const wanted = REFERENCE_IDS.filter((id) => /^(STD|CAN|FIX)/.test(id));
  expect(wanted).toHaveLength(218);
  expect(wanted.filter((id) => !covered.has(id))).toEqual([]);
});

describe("a ladder", () => {
  const stagesOf = (percents: readonly number[]) =>
    templateFor({ ...standard, strategy: "canary", ladder: percents.map((percent) => ({ percent, minutes: 5 })) });

  it.each([[[1, 5, 20, 50, 100]], [[50, 100]], [[99, 100]], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 60, 100]]])(
    "of %j makes sound stages",
    (percents) => {
      const template = stagesOf(percents);
      expect(validateTemplate(template)).toEqual([]);
      const stages = template.phases.flatMap(({ stage }) => stage ?? []);
      expect(stages.map((one) => one.weightPercent)).toEqual(percents);
      expect(stages.at(-1)?.decisions).toEqual([]);
      expect(stages.slice(0, -1).every((one) => one.decisions.includes("proceed") && one.decisions.includes("roll-back"))).toBe(true);
      expect(template.phases.at(-1)?.kind).toBe("rollback");
    },
  );

  it("of the reference is what is made when none is given", () => {
    const shares = CANARY_TEMPLATE.phases.flatMap(({ stage }) =>
      stage ? [{ percent: stage.weightPercent, minutes: stage.minimumMinutes }] : [],
    );
    expect(shares).toEqual(USUAL_LADDER);
  });

  it.each([
    [[], "two stages"],
    [[{ percent: 100, minutes: 5 }], "two stages"],
    [
      [
        { percent: 10, minutes: 5 },
        { percent: 90, minutes: 5 },
      ],
      "100 %",
    ],
    [
      [
        { percent: 20, minutes: 5 },
        { percent: 20, minutes: 5 },
        { percent: 100, minutes: 5 },
      ],
      "above the one before",
    ],
    [
      [
        { percent: 20, minutes: 0 },
        { percent: 100, minutes: 5 },
      ],
      "a minute",
    ],
  ])("%j is refused", (ladder, why) => {
    expect(ladderProblem(ladder)).toContain(why);
  });
});

test.each([
  ["blue-green", 86],
  ["feature-flag", 86],
  ["rolling", 75],
] as const)("%s brings its steps: %d items", (strategy, count) => {
  const template = templateFor({ ...standard, strategy });
  expect(validateTemplate(template)).toEqual([]);
  expect(allItems(template)).toHaveLength(count);
});

test("the gates of a service stand in every stage that is decided, beside the numbers of the reference", () => {
  const gate = { metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 } as const;
  const { phases } = templateFor({ ...standard, strategy: "canary", gates: [gate] });
  const criteria = phases.flatMap(({ stage }) => (stage && stage.decisions.length > 0 ? [stage.criteria ?? []] : []));
  expect(criteria.map((all) => all.length)).toEqual([5, 5, 5, 5]);
  expect(criteria.every((all) => all.some((one) => one.compare === "absolute" && one.unit === "ms" && one.proceed === 250))).toBe(true);
});
