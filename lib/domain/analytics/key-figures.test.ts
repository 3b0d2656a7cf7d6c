import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/domain/time/instant";
import { byService } from "./by-service";
import { type Deployment, hasFailed, leadMinutes, outcomeOf, restoreMinutes } from "./deployment";
import { elapsedWeeks, keyFigures } from "./key-figures";
import { median, quantile } from "./quantile";
import { anyDeployments, deployment, NOW } from "./testing/deployments";
import { weekIndex, weeksUntil } from "./week";

const weeks = weeksUntil({ now: NOW, count: 4, zone: "Europe/London" });
const before = weeksUntil({ now: addMinutes(weeks[0]?.start ?? NOW, -1), count: 4, zone: "Europe/London" });
const figures = (all: readonly Deployment[]) => keyFigures(all, { weeks, before, now: NOW });
const figure = (all: readonly Deployment[], key: string) => figures(all).find((one) => one.key === key);
const backAfter = (minutes: number | null) => ({ decidedAt: NOW, restoredAt: minutes === null ? null : addMinutes(NOW, minutes) });

describe("the middle and the ninth tenth", () => {
  it.each([
    [[], null, null],
    [[7], 7, 7],
    [[9, 1], 1, 9],
    [[3, 1, 2], 2, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
  ])("of %j are %s and %s", (values, middle, ninth) => {
    expect([median(values), quantile(values, 0.9)]).toEqual([middle, ninth]);
  });
});

describe("a deployment", () => {
  it.each([
    ["stayed", {}, false, "lasting"],
    ["was rolled back", { rollback: backAfter(5), status: "rolled-back" as const }, true, "rolled-back"],
    ["is being rolled back", { rollback: backAfter(null), status: "rolling-back" as const }, true, "running"],
    ["was followed by a hotfix", { hotfix: "v2.3.1" }, true, "hotfixed"],
    ["is under way", { status: "verifying" as const }, false, "running"],
  ])("that %s", (_name, changes, failed, outcome) => {
    const one = deployment(changes);
    expect([hasFailed(one), outcomeOf(one)]).toEqual([failed, outcome]);
  });

  it("has a lead time only from a first commit before its T-0", () => {
    const { t0 } = deployment();
    expect(leadMinutes({ t0, firstCommitAt: addMinutes(t0, -90) })).toBe(90);
    expect(leadMinutes({ t0, firstCommitAt: null })).toBeNull();
    expect(leadMinutes({ t0, firstCommitAt: addMinutes(t0, 1) })).toBeNull();
  });

  it("has a time to restore only where somebody saw it restored", () => {
    expect([
      restoreMinutes(deployment()),
      restoreMinutes({ rollback: backAfter(null) }),
      restoreMinutes({ rollback: backAfter(11) }),
    ]).toEqual([null, null, 11]);
  });
});

describe("the four keys", () => {
  it("are none of no deployment", () => {
    expect(figures([]).map(({ key, value, cases, of }) => [key, value, cases, of])).toEqual([
      ["frequency", 0, 0, 0],
      ["lead-time", null, 0, 0],
      ["failure-rate", null, 0, 0],
      ["restore", null, 0, 0],
    ]);
  });

  it("count the present week as what of it has passed", () => {
    // Thursday 19:00 in London: 3 days and 19 hours of 7 days.
    expect(elapsedWeeks(weeks, NOW)).toBeCloseTo(3 + (3 * 24 + 19) / 168, 10);
    expect(figure([deployment(), deployment({ id: "d-2" })], "frequency")?.value).toBeCloseTo(2 / (3 + 91 / 168), 10);
  });

  it("say of how many cases they are, and what was before", () => {
    const all = [
      deployment({ firstCommitAt: addMinutes(NOW, -180) }),
      deployment({ id: "d-2", rollback: backAfter(12), status: "rolled-back" }),
      deployment({ id: "d-3", hotfix: "v2.3.1", t0: addMinutes(NOW, -8 * 1440) }),
      deployment({ id: "d-4", t0: addMinutes(before[0]?.start ?? NOW, 5) }),
      deployment({ id: "d-5", t0: addMinutes(before[0]?.start ?? NOW, -5) }),
    ];
    expect(figure(all, "lead-time")).toMatchObject({ value: 120, cases: 1, of: 3, before: { value: null, cases: 0 } });
    expect(figure(all, "failure-rate")).toMatchObject({ value: (2 / 3) * 100, cases: 2, of: 3, before: { value: 0, cases: 0 } });
    expect(figure(all, "restore")).toMatchObject({ value: 12, cases: 1, of: 1 });
    expect(figure(all, "frequency")).toMatchObject({ cases: 3, before: { value: 1 / 4, cases: 1 } });
    expect(figure(all, "frequency")?.weeks.map(({ value }) => value)).toEqual([0, 0, 1, 2]);
  });

  it("add up: each week's cases are the period's, in whatever order", () => {
    fc.assert(
      fc.property(anyDeployments, (all) => {
        const made = figures(all);
        const present = all.filter(({ t0 }) => weekIndex(weeks, t0) >= 0);
        for (const one of made) expect(one.weeks.reduce((sum, { cases }) => sum + cases, 0)).toBe(one.cases);
        expect(made.find(({ key }) => key === "frequency")?.cases).toBe(present.length);
        expect(made.find(({ key }) => key === "failure-rate")?.cases).toBe(present.filter(hasFailed).length);
        expect(figures(all.toReversed())).toEqual(made);
        for (const { cases, of } of made) expect(cases).toBeLessThanOrEqual(of);
      }),
    );
  });

  it("by service have every deployment once, in whatever order", () => {
    fc.assert(
      fc.property(anyDeployments, (all) => {
        const rows = byService(all, 4, new Map());
        expect(rows.reduce((sum, { releases }) => sum + releases, 0)).toBe(all.length);
        expect(rows.reduce((sum, { failed }) => sum + failed, 0)).toBe(all.filter(hasFailed).length);
        expect(byService(all.toReversed(), 4, new Map())).toEqual(rows);
      }),
    );
  });
});
