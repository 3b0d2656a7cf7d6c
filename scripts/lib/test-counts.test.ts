import { describe, expect, it } from "vitest";
import { countOfExit, countPlaywright, countVitest } from "./test-counts.mjs";

const loaded = { status: "passed", assertionResults: [{}] };
const unloaded = { status: "failed", assertionResults: [] };
const vitest = (numPassedTests: number, numFailedTests: number, testResults = [loaded]) => ({
  numPassedTests,
  numFailedTests,
  testResults,
});
const playwright = (expected: number, unexpected = 0, flaky = 0, errors: unknown[] = []) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
  errors,
});

describe("the sum of npm test", () => {
  it("counts a tool by its exit code", () => {
    expect([countOfExit(0), countOfExit(1)]).toEqual([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  it.each([
    { name: "passed and failed tests", report: vitest(5, 2), code: 1, passed: 5, failed: 2 },
    { name: "a file that could not be loaded", report: vitest(5, 0, [loaded, unloaded]), code: 1, passed: 5, failed: 1 },
    { name: "a fault outside all tests", report: vitest(5, 0), code: 1, passed: 5, failed: 1 },
    { name: "a run of nothing", report: vitest(0, 0, []), code: 0, passed: 0, failed: 1 },
    { name: "a clean run", report: vitest(5, 0), code: 0, passed: 5, failed: 0 },
  ])("counts Vitest: $name", ({ report, code, passed, failed }) => {
    expect(countVitest(report, code)).toEqual({ passed, failed });
  });

  it.each([
    { name: "a clean run", report: playwright(7), code: 0, passed: 7, failed: 0 },
    { name: "one that passed when repeated only", report: playwright(7, 1, 1), code: 1, passed: 7, failed: 2 },
    { name: "a server that did not start", report: playwright(0, 0, 0, [{}]), code: 1, passed: 0, failed: 1 },
    { name: "a run of nothing", report: playwright(0), code: 0, passed: 0, failed: 1 },
  ])("counts Playwright: $name", ({ report, code, passed, failed }) => {
    expect(countPlaywright(report, code)).toEqual({ passed, failed });
  });
});
