import { describe, expect, it, test } from "vitest";
import { allItems } from "./all-items";
import { REFERENCE_IDS } from "./reference-ids";
import { phasesLike, templateFor } from "./template-for";
import { CANARY_TEMPLATE } from "./templates/canary";
import { ladderProblem, USUAL_LADDER } from "./templates/canary/ladder";
import { STANDARD_TEMPLATE } from "./templates/standard";
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

  it("of the shares of the reference keeps its stages, for other times too, and says those", () => {
    const ladder = [3, 5, 20, 5, 60].map((minutes, index) => ({ percent: USUAL_LADDER[index]?.percent ?? 0, minutes }));
    const template = templateFor({ ...standard, strategy: "canary", ladder });
    expect(validateTemplate(template)).toEqual([]);
    expect(allItems(template).map((item) => item.key)).toEqual(allItems(CANARY_TEMPLATE).map((item) => item.key));
    const stages = template.phases.filter(({ stage }) => stage);
    expect(stages.map(({ offsetMinutes }) => offsetMinutes)).toEqual([0, 3, 8, 28, 33]);
    const watched = allItems(template).filter((item) => item.key.startsWith("watched-at-"));
    expect(watched.map((item) => item.title.match(/watched for (.*) minutes/)?.[1])).toEqual(["3", "5 to 10", "20", "5 to 10", "60"]);
    const usual = { ...standard, strategy: "canary" } as const;
    expect(templateFor({ ...usual, ladder: USUAL_LADDER })).toEqual(templateFor(usual));
  });

  const rungs = (...all: readonly (readonly [percent: number, minutes: number])[]) =>
    all.map(([percent, minutes]) => ({ percent, minutes }));

  it.each([
    [[], "two stages", null],
    [rungs([100, 5]), "two stages", null],
    [rungs([10, 5], [90, 5]), "ends at 100 %", "1 percent"],
    [rungs([20, 5], [20, 5], [100, 5]), "above 20", "1 percent"],
    [rungs([0, 5], [100, 5]), "above 0", "0 percent"],
    [rungs([10, 5], [100, 5], [100, 5]), "Nothing comes after 100 %", "2 percent"],
    [rungs([10, 5], [110, 5]), "up to 100", "1 percent"],
    [rungs([12.5, 5], [100, 5]), "a whole percentage", "0 percent"],
    [rungs([Number.NaN, 5], [100, 5]), "a whole percentage", "0 percent"],
    [rungs([20, 0], [100, 5]), "a minute", "0 minutes"],
    [rungs([20, 5], [100, 1.5]), "a minute", "1 minutes"],
  ])("%j is refused", (ladder, why, where) => {
    const problem = ladderProblem(ladder);
    expect(problem?.message).toContain(why);
    expect(problem?.at ? `${problem.at.index} ${problem.at.field}` : null).toBe(where);
  });
});

test.each([
  ["blue-green", 86],
  ["feature-flag", 97],
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

describe("the phases of a template, as a release has them", () => {
  it("are those of its own ladder, so that a later rule reaches each of its stages", () => {
    const choice = { ...standard, strategy: "canary" } as const;
    const made = templateFor({ ...choice, ladder: [1, 5, 100].map((percent) => ({ percent, minutes: 2 })) });
    const release = made.phases.map(({ stage = null }) => ({ stage }));
    expect(phasesLike(CANARY_TEMPLATE, release).map(({ key, gate }) => [key, gate])).toEqual(
      made.phases.map(({ key, gate }) => [key, gate]),
    );
  });

  it("are the template's where it has no stages", () => {
    expect(phasesLike(STANDARD_TEMPLATE, [{ stage: null }])).toBe(STANDARD_TEMPLATE.phases);
  });
});
