import { describe, expect, it } from "vitest";
import { templateFor } from "@/lib/domain/checklist/template-for";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import { stageCriteria } from "./criterion";
import { isLimitTwice, limitProblem, limitsOf, type MetricLimit, withLimits } from "./limit";
import { limitsDifference, limitWords } from "./limit-words";

const P95: MetricLimit = { metric: "p95", name: null, compare: "relative", unit: "%", better: "lower", proceed: 20, rollBack: 40 };
const CPU: MetricLimit = { metric: "cpu", name: null, compare: "absolute", unit: "%", better: "lower", proceed: 70, rollBack: null };
const LOGINS: MetricLimit = {
  ...{ metric: "business", name: "Logins", compare: "relative", unit: "%", better: "higher" },
  ...{ proceed: -5, rollBack: -20 },
};

describe("a limit of a service", () => {
  it.each<[string, MetricLimit]>([
    ["in percent of stable", P95],
    ["by itself", CPU],
    ["of a figure that may fall a little", LOGINS],
    ["of both numbers alike", { ...P95, rollBack: 20 }],
    ["of a figure in its own unit", { ...LOGINS, compare: "absolute", unit: "per minute", proceed: 300, rollBack: 100 }],
    ["in points of a share", { ...CPU, metric: "error-rate", compare: "points", unit: "pp", proceed: 0.5, rollBack: 2 }],
  ])("holds %s", (_, limit) => {
    expect(limitProblem(limit)).toBeNull();
  });

  it.each<[string, Partial<MetricLimit>, string]>([
    ["another unit", { ...CPU, unit: "ms" }, "unit"],
    ["points of milliseconds", { compare: "points", unit: "pp" }, "unit"],
    ["points by itself", { ...CPU, unit: "pp" }, "unit"],
    ["milliseconds above stable", { unit: "ms" }, "unit"],
    ["more latency as better", { better: "higher" }, "better"],
    ["a name of its own", { name: "Latency" }, "name"],
    ["no name", { ...LOGINS, name: " " }, "name"],
    ["no number", { proceed: Number.NaN }, "proceed"],
    ["an endless number", { rollBack: Number.POSITIVE_INFINITY }, "rollBack"],
    ["a share over 100", { ...CPU, proceed: 101 }, "proceed"],
    ["a share under 0", { ...CPU, proceed: -1 }, "proceed"],
    ["rolling back before it holds", { rollBack: 19 }, "rollBack"],
    ["rolling back before it holds, where more is better", { ...LOGINS, rollBack: -4 }, "rollBack"],
  ])("refuses %s", (_, changes, field) => {
    expect(limitProblem({ ...P95, ...changes })).toMatchObject({ field });
  });

  it("is there once", () => {
    expect(isLimitTwice([P95, { ...P95, proceed: 5 }])).toBe(true);
    expect(isLimitTwice([P95, { ...P95, compare: "absolute", unit: "ms", proceed: 250, rollBack: null }, LOGINS])).toBe(false);
    expect(isLimitTwice(limitsOf([LOGINS, { ...LOGINS, name: " Logins " }]))).toBe(true);
  });

  it("stands in the place of the reference's, asked for as that was, or after them", () => {
    const judged = withLimits(stageCriteria(10), [CPU, P95, { ...CPU, metric: "restarts", unit: "count", proceed: 2, rollBack: 4 }]);
    expect(judged.map(({ metric, proceed, rollBack, required }) => [metric, proceed, rollBack, required])).toEqual([
      ["error-rate", 1, 5, true],
      ["p95", 20, 40, true],
      ["p99", 15, 100, false],
      ["restarts", 2, 4, false],
      ["cpu", 70, null, true],
    ]);
    expect(judged.at(-1)?.missesInARow).toBe(3);
    expect(withLimits(stageCriteria(50), [])).toEqual(stageCriteria(50));
  });
});

describe("the checklist of a service with limits", () => {
  const limits = [P95, CPU];
  const choice = { strategy: "canary", criticality: "standard" } as const;

  it("judges each stage by them; a gate of the release comes before a limit on the same thing", () => {
    const gate = { metric: "cpu", name: null, unit: "%", better: "lower", limit: 60 } as const;
    const { phases } = templateFor({ ...choice, limits, gates: [gate] });
    for (const { stage } of phases.filter((one) => one.stage && one.stage.decisions.length > 0)) {
      expect(stage?.criteria?.filter(({ metric }) => metric === "cpu")).toMatchObject([{ proceed: 60 }]);
      expect(stage?.criteria?.filter(({ metric }) => metric === "p95")).toMatchObject([{ proceed: 20, rollBack: 40 }]);
    }
  });

  it("is as it was where there are none", () => {
    expect(planTemplate({ ...choice, limits: [] })).toEqual(planTemplate(choice));
    const exposed = { strategy: "feature-flag", criticality: "standard" } as const;
    expect(templateFor({ ...exposed, limits: [] })).toEqual(templateFor(exposed));
    const [stage] = templateFor({ ...exposed, limits }).phases.filter((phase) => phase.stage);
    expect(stage?.stage?.criteria?.find(({ metric }) => metric === "p95")).toMatchObject({ proceed: 20 });
  });

  it("says in its items what they are judged by", () => {
    const titles = (more: object) =>
      planTemplate({ ...choice, ...more })
        .template.phases.flatMap(({ sections }) => sections.flatMap(({ items }) => items))
        .flatMap((item) => [item, ...(item.children ?? [])])
        .filter(({ key }) => key === "p95-at-10" || key === "p99-at-50")
        .map(({ title }) => title);
    expect(titles({})).toEqual(["The p95 is less than 10 % above stable at 10 %", "The p99 is less than 15 % above stable at 50 %"]);
    expect(titles({ limits })[0]).toBe("p95 latency is less than +20% against stable, the limit of this service");
    expect(titles({ limits })[1]).toBe(titles({})[1]);
  });
});

it("limits are told in words, before and after", () => {
  expect(limitWords(P95)).toBe("p95 latency less than +20% against stable, roll back over +40%");
  expect(limitWords(LOGINS)).toBe("Logins at least −5% against stable, roll back under −20%");
  expect(limitWords(CPU)).toBe("CPU less than 70%");
  expect(limitsDifference([P95, CPU], [{ ...P95, proceed: 15 }, LOGINS])).toBe(
    "p95 latency now less than +15% against stable, roll back over +40%; it was less than +20% against stable, roll back over +40%, now Logins at least −5% against stable, roll back under −20%, no longer CPU less than 70%",
  );
  expect(limitsDifference([P95], [P95])).toBe("");
});
