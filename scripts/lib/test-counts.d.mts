/** Types of test-counts.mjs, which must stay plain JavaScript. */

type Counts = { passed: number; failed: number };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] };

export function countOfExit(code: number): Counts;
export function countVitest(report: VitestReport, code: number): Counts;
export function countPlaywright(report: PlaywrightReport, code: number): Counts;
