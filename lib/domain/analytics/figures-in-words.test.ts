import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsCsv } from "./analytics-csv";
import { type ItemCount, neverApplied, neverFailed } from "./idle-items";
import type { KeyFigure } from "./key-figures";
import { latencyByRole } from "./latency";
import { axisEnd, countEnd, spanEnd } from "./scale";
import { meetsTarget } from "./target";
import { readTargets, targetFormOf } from "./target-form";
import { casesWords, changeWords, shortSpan, valueWords } from "./words";

const figure = (changes: Partial<KeyFigure>): KeyFigure => ({
  ...{ key: "lead-time", value: 3120, cases: 10, of: 12, before: { value: 3660, cases: 9 }, weeks: [] },
  ...changes,
});

describe("words", () => {
  it.each([
    [figure({}), "9h faster than the 12 weeks before", "better"],
    [figure({ value: 3720 }), "1h slower than the 12 weeks before", "worse"],
    [figure({ cases: 3 }), "3 releases: too few for a trend", "same"],
    [figure({ before: { value: null, cases: 0 } }), "nothing in the 12 weeks before", "same"],
    [figure({ value: 3660.4 }), "as in the 12 weeks before", "same"],
    [figure({ key: "frequency", value: 3.4, before: { value: 2.4, cases: 30 } }), "1 a week more than the 12 weeks before", "better"],
    [
      figure({ key: "failure-rate", value: 7.3, cases: 3, of: 41, before: { value: 9.4, cases: 3 } }),
      "2.1 points lower than the 12 weeks before",
      "better",
    ],
    [figure({ key: "failure-rate", value: 50, cases: 1, of: 2 }), "2 releases: too few for a trend", "same"],
    [figure({ key: "restore", value: 11, cases: 1, of: 1 }), "1 rollback: too few for a trend", "same"],
  ])("%# say how a figure changed", (one, text, tone) => {
    expect(changeWords(one, 12)).toEqual({ text, tone });
  });

  it("say of what a figure was made", () => {
    expect(casesWords(figure({}))).toBe("10 of 12 releases say when the first commit was made");
    expect(casesWords(figure({ key: "failure-rate", cases: 3, of: 41 }))).toBe("3 of 41 releases");
    expect(casesWords(figure({ key: "restore", cases: 1, of: 2 }))).toBe("1 of 2 rollbacks seen to restore");
    expect([valueWords("frequency", 3.44), valueWords("failure-rate", 7.317), valueWords("lead-time", 3120)]).toEqual([
      "3.4 a week",
      "7.3%",
      "2d 4h",
    ]);
    expect([0, 12, 60, 125, 1441, 20_000].map(shortSpan)).toEqual(["0m", "12m", "1h", "2h 5m", "1d", "13d 21h"]);
  });
});

describe("axes", () => {
  it.each([
    [axisEnd("frequency", [5]).text, "6"],
    [axisEnd("frequency", []).text, "1"],
    [axisEnd("failure-rate", [7.3, 9]).text, "10%"],
    [axisEnd("failure-rate", [100]).text, "100%"],
    [axisEnd("lead-time", [6000]).text, "5d"],
    [spanEnd(0).text, "5m"],
    [countEnd(0).text, "1"],
  ])("%#", (made, expected) => {
    expect(made).toBe(expected);
  });

  it("have room for all values", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1_000_000, noNaN: true })), (values) => {
        expect(countEnd(Math.max(0, ...values)).value).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(axisEnd("restore", values).value).toBeGreaterThanOrEqual(Math.max(0, ...values));
      }),
    );
  });
});

describe("sign-offs", () => {
  it("are counted once each, by role", () => {
    const waits = [3, 1, 2].map((minutes) => ({ role: "approver" as const, minutes }));
    expect(latencyByRole([...waits, { role: "deployer", minutes: 9 }])).toEqual([
      { role: "deployer", signOffs: 1, medianMinutes: 9, p90Minutes: 9 },
      { role: "approver", signOffs: 3, medianMinutes: 2, p90Minutes: 3 },
    ]);
    expect(latencyByRole([])).toEqual([]);
  });
});

describe("items", () => {
  const item = (changes: Partial<ItemCount>): ItemCount => ({
    ...{ key: "k", title: "Checked", releases: 6, done: 6, notApplicable: 0, failed: 0 },
    ...changes,
  });
  it.each([
    ["done each time", {}, true, false],
    ["failed once", { failed: 1 }, false, false],
    ["open in one", { done: 5 }, false, false],
    ["once not applicable", { done: 5, notApplicable: 1 }, true, false],
    ["never applied", { done: 0, notApplicable: 6 }, false, true],
    ["never applied in too few", { releases: 4, done: 0, notApplicable: 4 }, false, false],
  ])("%s", (_name, changes, isNeverFailed, isNeverApplied) => {
    const items = [item(changes)];
    expect([neverFailed(items).length === 1, neverApplied(items).length === 1]).toEqual([isNeverFailed, isNeverApplied]);
  });
});

describe("targets", () => {
  const targets = { zone: "UTC", perWeek: 3, leadMinutes: 90, failurePercent: 0, restoreMinutes: null };
  it("are read as they were typed", () => {
    const form = targetFormOf(targets);
    expect(form).toEqual({ zone: "UTC", perWeek: "3", leadHours: "1.5", failurePercent: "0", restoreMinutes: "" });
    expect(readTargets(form)).toEqual({ targets });
    expect(readTargets({ ...form, perWeek: "three" })).toEqual({ wrong: "perWeek" });
    expect(readTargets({ ...form, failurePercent: "-1" })).toEqual({ wrong: "failurePercent" });
  });

  it("are met by more releases, and by less of everything else", () => {
    expect(meetsTarget({ key: "frequency", value: 3 }, 3)).toBe(true);
    expect(meetsTarget({ key: "frequency", value: 2.9 }, 3)).toBe(false);
    expect(meetsTarget({ key: "restore", value: 15 }, 15)).toBe(true);
    expect(meetsTarget({ key: "restore", value: 16 }, 15)).toBe(false);
    expect(meetsTarget({ key: "restore", value: null }, 15)).toBeNull();
  });
});

it("a file has every number that is shown", () => {
  const start = "2025-02-10T00:00:00.000Z";
  const text = analyticsCsv({
    weeks: [{ start }],
    keys: [figure({ weeks: [{ value: 3120, cases: 10 }] })],
    byService: [],
    latency: [{ role: "approver", signOffs: 2, medianMinutes: 3, p90Minutes: 9 }],
    silence: { minutes: 7, weeks: [7] },
    breakGlass: { broken: 1, releases: 9, weeks: [1] },
    neverFailed: { items: [{ key: "k", title: "=cmd()", releases: 6, done: 6, notApplicable: 0, failed: 0 }] },
    neverApplied: { items: [] },
  });
  expect(text).toContain(`"Lead time for changes",,"by week","${start}",3120,"minutes",10\r\n`);
  expect(text).toContain('"Time to sign off","approver","90th percentile",,9,"minutes",2\r\n');
  expect(text).toContain('"Never failed","\'=cmd()","done",,6,"releases",6\r\n');
  expect(text.trimEnd().split("\r\n")).toHaveLength(1 + 3 + 2 + 2 + 2 + 1);
});
